// An error boundary around one part of a page.
import { Component, type ReactNode } from "react";
import { sayStopped } from "./say";

type Props = {
  /** Whether the part is asked for: one that failed is tried again the next time. */
  wanted?: boolean;
  children: ReactNode;
};

/** Removes only the broken part and notifies the person; text typed elsewhere on the page stays. */
export class Part extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown) {
    sayStopped(error);
  }

  override componentDidUpdate({ wanted }: Props) {
    if (this.state.broken && this.props.wanted && !wanted) this.setState({ broken: false });
  }

  override render() {
    return this.state.broken ? null : this.props.children;
  }
}
