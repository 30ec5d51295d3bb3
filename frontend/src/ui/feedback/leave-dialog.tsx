// The dialog for leaving while something is not saved.
import { Button, Group, Modal, Text } from "@mantine/core";

type Props = {
  opened: boolean;
  title: string;
  text: string;
  leave: string;
  stay: string;
  onStay: () => void;
  onLeave: () => void;
};

export function LeaveDialog({ opened, title, text, leave, stay, onStay, onLeave }: Props) {
  return (
    <Modal opened={opened} onClose={onStay} title={title}>
      <Text>{text}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" color="red" onClick={onLeave}>
          {leave}
        </Button>
        <Button onClick={onStay} data-autofocus>
          {stay}
        </Button>
      </Group>
    </Modal>
  );
}
