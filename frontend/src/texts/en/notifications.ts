// What is said of what happened to somebody?

export const notifications = {
  title: "Inbox",
  unreadCount: (shown: string) => `Inbox, ${shown} unread`,
  loading: "Loading the inbox",
  none: "Nothing has happened yet",
  noneHelp: "When somebody mentions you, gives you a claim or decides about your verdict, you read it here.",
  markAll: "Mark all as read",
  unread: ", unread",
};
