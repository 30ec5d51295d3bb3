// Where does the desk say what was done?
import { Notifications } from "@mantine/notifications";

export function Messages() {
  return <Notifications position="bottom-left" limit={4} />;
}
