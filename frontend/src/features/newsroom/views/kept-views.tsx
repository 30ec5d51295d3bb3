// The menu of saved views: open, save, delete.
import { ActionIcon, Button, Group, Menu, Modal, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sentence } from "../../../api/problem";
import { t } from "../../../texts";
import { DropMenu } from "../../../ui/controls/drop-menu";
import type { MenuState } from "../../../ui/controls/menu-button";
import { sayDone, sayFailed } from "../../../ui/feedback/say";
import { useKeepView, useRemoveView } from "./actions";
import { viewsQuery } from "./queries";

type Props = { menu: MenuState; query: string; onOpen: (query: string) => void };

export function KeptViews({ menu, query, onOpen }: Props) {
  const { data: views = [] } = useQuery(viewsQuery);
  const keep = useKeepView();
  const remove = useRemoveView();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState("");
  return (
    <>
      <DropMenu menu={menu} position="bottom-start" width={260}>
        {views.map((view) => (
          <Group key={view.id} gap={0} wrap="nowrap">
            <Menu.Item onClick={() => onOpen(view.query)}>{view.name}</Menu.Item>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t.views.remove(view.name)}
              onClick={() => remove.mutate(view.id, { onError: sayFailed })}
            >
              <IconTrash size={15} />
            </ActionIcon>
          </Group>
        ))}
        {views.length > 0 ? <Menu.Divider /> : null}
        <Menu.Item onClick={() => setNaming(true)}>{t.views.keepAsk}</Menu.Item>
      </DropMenu>
      <Modal opened={naming} onClose={() => setNaming(false)} title={t.views.keep}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === "") return;
            keep.mutate(
              { name: name.trim(), query },
              {
                onSuccess: () => {
                  sayDone(t.views.kept);
                  setNaming(false);
                  setName("");
                },
              },
            );
          }}
        >
          <TextInput
            label={t.views.name}
            data-autofocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={keep.error ? sentence(keep.error) : null}
          />
          <Group justify="flex-end" mt="sm">
            <Button type="submit" loading={keep.isPending} disabled={name.trim() === ""}>
              {t.views.keepIt}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
