// The place of notifications on the screen.
import { Notifications } from "@mantine/notifications";

export function Messages() {
  return <Notifications position="bottom-left" limit={4} />;
}
