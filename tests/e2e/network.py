"""A cable between a browser's sockets and the site, which a test may pull."""

GOING_AWAY = 1001


class Cable:
    """Every socket of the context goes through here. Made before the page that opens one."""

    def __init__(self, context):
        self.plugged, self.deaf, self._open = True, False, []
        context.route_web_socket("**/ws/**", self._connect)

    def pull(self) -> None:
        self.plugged = False
        for socket in self._open:
            socket.close(code=GOING_AWAY)
        self._open.clear()

    def plug_in(self) -> None:
        self.plugged, self.deaf = True, False

    def lose_answers(self) -> None:
        """What is sent arrives; at the first answer the cable breaks."""
        self.deaf = True

    def wait_until_cut(self, page) -> None:
        while self.plugged:
            page.wait_for_timeout(50)

    def _connect(self, socket) -> None:
        if not self.plugged:
            socket.close(code=GOING_AWAY)
            return
        server = socket.connect_to_server()
        server.on_message(lambda message: self.pull() if self.deaf else socket.send(message))
        self._open.append(socket)
