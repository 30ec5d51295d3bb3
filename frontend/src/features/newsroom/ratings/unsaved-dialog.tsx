// The dialog for leaving with an unsaved scale.
import { Button, Group, Modal, Text } from "@mantine/core";
import { t } from "../../../texts";

type Props = { opened: boolean; onStay: () => void; onLeave: () => void };

export function UnsavedDialog({ opened, onStay, onLeave }: Props) {
  return (
    <Modal opened={opened} onClose={onStay} title={t.ratings.leaveTitle}>
      <Text>{t.ratings.leaveText}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" color="red" onClick={onLeave}>
          {t.ratings.leave}
        </Button>
        <Button onClick={onStay} data-autofocus>
          {t.ratings.stay}
        </Button>
      </Group>
    </Modal>
  );
}
