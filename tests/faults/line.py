"""The line to the database: a TCP proxy that can stall, reset, fall silent for good, drip, or lose its host."""

import asyncio
import socket
import struct
import threading

STEP = 0.02  # seconds between two looks at the state of the line
DRIP = 0.05  # seconds between two bytes


class Link:
    """One connection through the line: the sockets of both ends."""

    def __init__(self, near, far):
        self.ends = (near, far)
        self.is_silent = False

    def reset(self):
        for end in self.ends:
            end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            end.transport.abort()


class Line:
    """States: `open`; `stall`, bytes wait; `reset`, connections end with RST; `drip`, one byte after the other; `lost`,
    no answer to anything, not even to a SYN."""

    def __init__(self, target_port):
        self.target_port = target_port
        self.state = "open"
        self.links = set()
        self.tasks = set()
        self.fillers = []
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=1)
        self.listener.setblocking(False)
        self.port = self.listener.getsockname()[1]
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        asyncio.run_coroutine_threadsafe(self.accept(), self.loop)

    def set(self, state):
        asyncio.run_coroutine_threadsafe(self.change(state), self.loop).result()

    def silence(self):
        """Lets every present connection fall silent for good; new ones work."""
        asyncio.run_coroutine_threadsafe(self.change(self.state, silent=True), self.loop).result()

    def forget(self):
        """Ends the silent connections at both ends, as keepalive does in the end."""
        asyncio.run_coroutine_threadsafe(self.end_silent(), self.loop).result()

    async def change(self, state, silent=False):
        was, self.state = self.state, state
        for link in list(self.links):
            if state == "reset":
                link.reset()
            link.is_silent |= silent or state == "lost"
        if state == "lost":
            # A full queue of the listener makes the kernel drop every SYN.
            for _ in range(4):
                filler = socket.socket()
                filler.setblocking(False)
                filler.connect_ex(("127.0.0.1", self.port))
                self.fillers.append(filler)
        elif was == "lost":
            for filler in self.fillers:
                filler.close()
            self.fillers = []

    async def end_silent(self):
        for link in [link for link in self.links if link.is_silent]:
            link.reset()

    async def accept(self):
        while True:
            while self.state == "lost":
                await asyncio.sleep(STEP)
            near, _ = await self.loop.sock_accept(self.listener)
            if self.state == "reset":
                near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                near.close()
                continue
            task = self.loop.create_task(self.carry(near))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    async def carry(self, near):
        near_reader, near_writer = await asyncio.open_connection(sock=near)
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.target_port)
        except OSError:
            near_writer.transport.abort()
            return
        link = Link(near_writer, far_writer)
        link.is_silent = self.state == "lost"
        self.links.add(link)
        try:
            await asyncio.gather(self.pump(link, near_reader, far_writer), self.pump(link, far_reader, near_writer))
        except OSError:
            pass
        finally:
            self.links.discard(link)
            for end in link.ends:
                end.transport.abort()

    async def pump(self, link, reader, writer):
        while data := await reader.read(65536):
            await self.until_moving(link)
            while data and self.state == "drip":
                writer.write(data[:1])
                data = data[1:]
                await asyncio.sleep(DRIP)
                await self.until_moving(link)
            writer.write(data)
            await writer.drain()
        # The news of an end does not pass a silent line either.
        await self.until_moving(link)
        writer.close()

    async def until_moving(self, link):
        while True:
            if any(end.transport.is_closing() for end in link.ends):
                raise ConnectionResetError
            if not link.is_silent and self.state not in ("stall", "lost"):
                return
            await asyncio.sleep(STEP)
