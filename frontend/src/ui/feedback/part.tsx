// An error boundary around one part of a page.
import { Component, type ReactNode } from "react";
import { sayStopped } from "./say";

/** Removes only the broken part and notifies the person; text typed elsewhere on the page stays. */
export class Part extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown) {
    sayStopped(error);
  }

  override render() {
    return this.state.broken ? null : this.props.children;
  }
}
