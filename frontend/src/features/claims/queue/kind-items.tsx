// The menu items of the kind filter.
import { Menu } from "@mantine/core";
import type { Kind } from "../../../api/types";
import { KINDS, kinds } from "../../../lib/words/vocabulary";
import { t } from "../../../texts";
import { DropMenu } from "../../../ui/controls/drop-menu";
import type { MenuState } from "../../../ui/controls/menu-button";

type Props = { menu: MenuState; chosen: readonly Kind[]; onChange: (kinds: Kind[]) => void };

export function KindItems({ menu, chosen, onChange }: Props) {
  return (
    <DropMenu menu={menu} position="bottom-start" width={220}>
      {kinds().map((kind) => (
        <Menu.CheckboxItem
          key={kind}
          closeMenuOnClick={false}
          checked={chosen.includes(kind)}
          onChange={(on) => onChange(on ? [...chosen, kind] : chosen.filter((other) => other !== kind))}
        >
          {KINDS[kind].label}
        </Menu.CheckboxItem>
      ))}
      <Menu.Divider />
      <Menu.Item disabled={chosen.length === 0} onClick={() => onChange([])}>
        {t.queue.everyKind}
      </Menu.Item>
    </DropMenu>
  );
}
