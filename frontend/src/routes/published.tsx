// TBD
export function PublishedPage() { return null; }
