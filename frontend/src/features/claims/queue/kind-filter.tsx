// The kind filter of the queue.

import { Button } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { Kind } from "../../../api/types";
import { KINDS } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { useMenuButton } from "../../../ui/controls/menu-button";
import { lazyPart } from "../../../ui/feedback/lazy-part";
import { OnDemand } from "../../../ui/feedback/on-demand";
import classes from "./kind-filter.module.css";

const load = () => import("./kind-items");
const KindItems = lazyPart(async () => (await load()).KindItems);

type Props = { chosen: readonly Kind[]; onChange: (kinds: Kind[]) => void; className?: string | undefined };

export function KindFilter({ chosen, onChange, className }: Props) {
  const { button, menu } = useMenuButton(load);
  const said = chosen.length > 0 ? chosen.map((kind) => KINDS[kind].label).join(", ") : t.queue.everyKind;
  return (
    <>
      <Button
        {...button}
        variant="default"
        className={className}
        classNames={{ root: classes.filter, inner: classes.inner, label: classes.label }}
        aria-label={`${t.queue.kinds}: ${said}`}
        title={chosen.length > 1 ? said : undefined}
        rightSection={<IconChevronDown size={15} stroke={1.7} aria-hidden="true" />}
      >
        {said}
      </Button>
      <OnDemand wanted={menu.opened}>
        <KindItems menu={menu} chosen={chosen} onChange={onChange} />
      </OnDemand>
    </>
  );
}
