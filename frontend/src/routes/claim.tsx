// TBD
export function ClaimPage() { return null; }
