// TBD
export function NewArticlePage() { return null; }
