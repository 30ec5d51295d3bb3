// TBD
export function ReaderPage() { return null; }
