// How does the desk speak of links to its own places?

export const links = {
  copied: "Link copied.",
  byHand: "Copy this address:",
  close: "Close this message",
};
