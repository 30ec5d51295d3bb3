// The menu of saved views: open, save, delete.

import { ActionIcon, Group, Menu, Modal, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { t } from "../../../texts";
import { DropMenu } from "../../../ui/controls/drop-menu";
import type { MenuState } from "../../../ui/controls/menu-button";
import { sayDone, sayFailed } from "../../../ui/feedback/say";
import { Form } from "../../../ui/forms/form";
import { useSendForm } from "../../../ui/forms/use-form";
import { useRemoveView, useSaveView, viewsQuery } from "./data";

type Props = { menu: MenuState; query: string; onOpen: (query: string) => void };

export function SavedViewsMenu({ menu, query, onOpen }: Props) {
  const { data: views = [] } = useQuery(viewsQuery);
  const remove = useRemoveView();
  const [naming, setNaming] = useState(false);
  return (
    <>
      <DropMenu menu={menu} position="bottom-start" width={260}>
        {views.map((view) => (
          <Group key={view.id} gap={0} wrap="nowrap">
            <Menu.Item dir="auto" onClick={() => onOpen(view.query)}>
              {view.name}
            </Menu.Item>
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
        <NameForm query={query} onDone={() => setNaming(false)} />
      </Modal>
    </>
  );
}

function NameForm({ query, onDone }: { query: string; onDone: () => void }) {
  const keep = useSaveView();
  const { form, frame } = useSendForm({
    subject: null,
    start: { name: "" },
    send: ({ name }) => keep.mutateAsync({ name: name.trim(), query }),
    onSent: () => {
      sayDone(t.views.kept);
      onDone();
    },
  });
  return (
    <Form {...frame} submit={t.views.keepIt} disabled={form.values.name.trim() === ""}>
      <TextInput label={t.views.name} data-autofocus maxLength={60} {...form.getInputProps("name")} />
    </Form>
  );
}
