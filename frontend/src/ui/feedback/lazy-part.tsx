// Parts of a page that load when they are first shown, and are tried again after a failure.
import { type ComponentType, createElement, lazy, useState } from "react";
import { part } from "../../lib/device/parts";

/** By then the failure has reached the boundary; earlier, the same attempt would begin again and again. */
const FORGET_MS = 1000;

/** Like React's `lazy`, which keeps a failure forever: the next time that the part is shown, it is loaded again. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const make = () =>
    lazy(() =>
      part(load).then(
        (component) => ({ default: component }),
        (error: unknown) => {
          setTimeout(() => {
            latest = make();
          }, FORGET_MS);
          throw error;
        },
      ),
    );
  let latest = make();
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, at module level
  return function LazyPart(props: Props) {
    const [shown] = useState(() => latest);
    return createElement<Props>(shown, props);
  };
}
