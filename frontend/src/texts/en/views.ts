// Which views of the queue are kept?

export const views = {
  mine: "My views",
  remove: (name: string) => `Remove the view ${name}`,
  keepAsk: "Keep this view…",
  keep: "Keep this view",
  kept: "Kept under “My views”.",
  name: "Name",
  keepIt: "Keep it",
};
