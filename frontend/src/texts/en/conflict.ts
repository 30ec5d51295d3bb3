// What is said when two people changed the same thing?

export const conflict = {
  title: "This changed while you were writing. Yours is kept.",
  theirs: "Theirs",
  theirsBy: (name: string) => `Theirs (${name})`,
  mine: "Mine",
  empty: "empty",
  differences: "Crossed out: only theirs. Underlined: only yours.",
  result: (field: string) => `What is saved as “${field}”`,
  resultHelp: "Begins with what you chose above; change it until it is right.",
  joined: "Joined by itself:",
  fromMe: (field: string) => `${field} (yours)`,
  fromThem: (field: string, name: string | null) => `${field} (${name ?? "theirs"})`,
  history: "Nothing is lost: their version stays in the history.",
  goOn: "Go on writing",
  takeTheirs: "Take theirs",
  save: "Save this version",
};
