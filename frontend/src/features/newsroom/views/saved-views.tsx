// The button of the saved views menu.

import { Button } from "@mantine/core";
import { IconBookmark } from "@tabler/icons-react";
import { t } from "../../../texts";
import { useMenuButton } from "../../../ui/controls/menu-button";
import { lazyPart } from "../../../ui/feedback/lazy-part";
import { OnDemand } from "../../../ui/feedback/on-demand";

const load = () => import("./saved-views-menu");
const SavedViewsMenu = lazyPart(async () => (await load()).SavedViewsMenu);

/** `query` is what is shown now, as the list of claims takes it; `onOpen` shows another. */
export function SavedViews({ query, onOpen }: { query: string; onOpen: (query: string) => void }) {
  const { button, menu } = useMenuButton(load);
  return (
    <>
      <Button {...button} variant="default" size="sm" leftSection={<IconBookmark size={16} />}>
        {t.views.mine}
      </Button>
      <OnDemand wanted={menu.opened}>
        <SavedViewsMenu menu={menu} query={query} onOpen={onOpen} />
      </OnDemand>
    </>
  );
}
