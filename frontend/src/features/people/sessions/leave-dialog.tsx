// The dialog for signing out with unsaved drafts on this device.
import { Button, Group, Modal, Text } from "@mantine/core";
import { t } from "../../../texts";

type Props = { opened: boolean; unsent: number; onStay: () => void; onLeave: () => void };

export function LeaveDialog({ opened, unsent, onStay, onLeave }: Props) {
  return (
    <Modal opened={opened} onClose={onStay} title={t.kept.leaveTitle}>
      <Text>{t.kept.leaveText(unsent)}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" color="red" onClick={onLeave}>
          {t.kept.leave}
        </Button>
        <Button onClick={onStay} data-autofocus>
          {t.kept.stay}
        </Button>
      </Group>
    </Modal>
  );
}
