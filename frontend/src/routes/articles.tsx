// Which articles are on the desk?
export function ArticlesPage() { return null; }
