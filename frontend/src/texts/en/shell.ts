// What stands around every page?

export const shell = {
  skip: "Skip to the content",
  desk: "Desk",
  editor: "Editor",
  admin: "Admin",
  search: "Search",
  account: (name: string) => `Account: ${name}`,
  preferences: "Preferences",
};
