// The place of notifications on the screen.
import { Notifications } from "@mantine/notifications";
import { hearUnheard } from "../api/writes/use-mutation";
import { sayFailed } from "../ui/feedback/say";

hearUnheard(sayFailed);

export function Messages() {
  return <Notifications position="bottom-left" limit={4} />;
}
