// The menu that chooses the columns of the queue's table, and how its order is counted.
import { ActionIcon, Menu, Text } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { t } from "../../../texts";
import { chooseHiddenColumns, useHiddenColumns } from "../../../ui/controls/preferences";

const COLUMNS = ["kind", "claimant", "article", "state", "assignee", "evidence"] as const;

export function ColumnMenu() {
  const hidden = useHiddenColumns();
  return (
    <Menu position="bottom-end" width={260} closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={t.filters.columns} title={t.filters.columns}>
          <IconColumns3 size={17} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t.filters.columnsHelp}</Menu.Label>
        {COLUMNS.map((column) => (
          <Menu.CheckboxItem
            key={column}
            checked={!hidden.includes(column)}
            onChange={(on) =>
              chooseHiddenColumns(COLUMNS.filter((one) => (one === column ? !on : hidden.includes(one))))
            }
          >
            {t.queue[column]}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Label>{t.filters.urgency}</Menu.Label>
        <Text size="xs" px="sm" pb="xs" c="var(--ink-2)">
          {t.filters.urgencyMeans}
        </Text>
      </Menu.Dropdown>
    </Menu>
  );
}
