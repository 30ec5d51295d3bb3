// Which views of the queue have I kept, and how do I keep this one?
import { ActionIcon, Button, Group, Menu, Modal, TextInput } from "@mantine/core";
import { IconBookmark, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sentence } from "../../api/problem";
import { t } from "../../texts";
import { sayDone, sayFailed } from "../../ui/say";
import { useKeepView, useRemoveView } from "./actions";
import { viewsQuery } from "./queries";

/** `query` is what is shown now, as the list of claims takes it; `onOpen` shows another. */
export function SavedViews({ query, onOpen }: { query: string; onOpen: (query: string) => void }) {
  const { data: views = [] } = useQuery(viewsQuery);
  const keep = useKeepView();
  const remove = useRemoveView();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState("");
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button variant="default" size="sm" leftSection={<IconBookmark size={16} />}>
            {t.views.mine}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
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
        </Menu.Dropdown>
      </Menu>
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
