// Tests of the scroll position that a linked element keeps.
import { afterEach, expect, test, vi } from "vitest";
import { keepInView } from "./keep-in-view";

/** Reports as a browser does: once after `observe`, then only when the answer changes. */
class Observer {
  static visible = true;
  static current: Observer | undefined;
  private known: boolean | undefined;
  private element: Element | undefined;
  constructor(private readonly report: (entries: { isIntersecting: boolean }[]) => void) {
    Observer.current = this;
  }
  observe(element: Element) {
    this.element = element;
    this.known = undefined;
  }
  unobserve() {
    this.element = undefined;
  }
  disconnect() {
    this.element = undefined;
  }
  frame() {
    if (!this.element || this.known === Observer.visible) return;
    this.known = Observer.visible;
    this.report([{ isIntersecting: Observer.visible }]);
  }
}

function start() {
  vi.stubGlobal("IntersectionObserver", Observer);
  const element = document.createElement("p");
  element.scrollIntoView = vi.fn();
  const end = keepInView(element);
  return { end, frame: () => Observer.current?.frame(), shown: vi.mocked(element.scrollIntoView) };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a place that is pushed out of view right after each scroll is shown again", () => {
  Observer.visible = false;
  const { end, frame, shown } = start();
  frame();
  frame();
  expect(shown).toHaveBeenCalledTimes(3);
  Observer.visible = true;
  frame();
  frame();
  expect(shown).toHaveBeenCalledTimes(3);
  end();
});

test("a person's own move ends it", () => {
  Observer.visible = true;
  const { frame, shown } = start();
  frame();
  dispatchEvent(new Event("wheel"));
  Observer.visible = false;
  frame();
  expect(shown).toHaveBeenCalledTimes(1);
});
