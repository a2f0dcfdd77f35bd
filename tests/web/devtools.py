"""A real browser that does what it is told, over the DevTools protocol on two pipes."""

import json
import os
import select
import shlex
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

__all__ = ["BROWSER", "Browser", "Tab", "browse"]

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --remote-debugging-pipe"
)
_PATIENCE = 60
"""Seconds after which a browser that says nothing is given up."""

_ENTER = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
_KEYS: dict[str, dict[str, Any]] = {
    "Enter": _ENTER,
    "Tab": {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9},
    "Space": {"key": " ", "code": "Space", "windowsVirtualKeyCode": 32, "text": " "},
    "ArrowDown": {"key": "ArrowDown", "code": "ArrowDown", "windowsVirtualKeyCode": 40},
}
_MODIFIERS = {"Control": 2, "Shift": 8}


class Browser:
    """The connection to a browser: commands go out on one pipe, answers and events come back."""

    def __init__(self, commands: int, answers: int) -> None:
        self._commands, self._answers = commands, answers
        self._unread = b""
        self._number = 0
        self._tabs: dict[str, Tab] = {}

    def new_tab(self) -> "Tab":
        """Open a tab that shares nothing with the others, as a new visitor."""
        visitor = self.send(None, "Target.createBrowserContext")["browserContextId"]
        target = self.send(None, "Target.createTarget", url="about:blank", browserContextId=visitor)
        attached = self.send(
            None, "Target.attachToTarget", targetId=target["targetId"], flatten=True
        )
        tab = Tab(self, attached["sessionId"])
        self._tabs[attached["sessionId"]] = tab
        tab.begin()
        return tab

    def send(self, session: str | None, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command, and give what it gives."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._commands, json.dumps(message).encode() + b"\0")
        while True:
            heard = self.hear()
            if heard.get("id") == self._number:
                assert "error" not in heard, heard["error"]
                result: dict[str, Any] = heard["result"]
                return result

    def hear(self) -> dict[str, Any]:
        """Wait for the next thing that the browser says; a tab is told its events."""
        while b"\0" not in self._unread:
            ready, _, _ = select.select([self._answers], [], [], _PATIENCE)
            assert ready, "the browser says nothing"
            read = os.read(self._answers, 1 << 16)
            assert read, "the browser is gone"
            self._unread += read
        text, _, self._unread = self._unread.partition(b"\0")
        heard: dict[str, Any] = json.loads(text)
        tab = self._tabs.get(heard.get("sessionId", ""))
        if tab and "method" in heard:
            tab.note(heard["method"], heard.get("params", {}))
        return heard


class Tab:
    """A tab of a browser; it remembers what was requested and what was complained of."""

    def __init__(self, browser: Browser, session: str) -> None:
        self.requested: list[str] = []
        self.complaints: list[str] = []
        self._browser, self._session = browser, session
        self._loaded = False

    def begin(self) -> None:
        """Ask to be told what happens."""
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._send(f"{domain}.enable")

    def open(self, address: str) -> None:
        """Open a page, and wait until it is loaded."""
        self._loaded = False
        self._send("Page.navigate", url=address)
        while not self._loaded:
            self._browser.hear()

    def run(self, script: str) -> Any:
        """Run a script as the console does; give its value, awaited."""
        done = self._send(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def wait_for(self, script: str) -> None:
        """Wait until a script gives something that is true."""
        self.run(
            "new Promise((resolve, reject) => { let left = 400; const look = () => { "
            f"const found = ({script}); if (found) resolve(true); "
            f"else if (left-- > 0) setTimeout(look, 50); else reject({json.dumps(script)}); "
            "}; look(); })"
        )

    def write(self, text: str) -> None:
        """Write a text where the focus is, letter for letter."""
        for letter in text:
            self._send("Input.dispatchKeyEvent", type="keyDown", key=letter, text=letter)
            self._send("Input.dispatchKeyEvent", type="keyUp", key=letter)

    def press(self, name: str, *held: str) -> None:
        """Press a key while others are held."""
        key = dict(_KEYS[name], modifiers=sum(_MODIFIERS[other] for other in held))
        if held:
            key.pop("text", None)
        self._send("Input.dispatchKeyEvent", type="keyDown", **key)
        self._send("Input.dispatchKeyEvent", type="keyUp", **key)

    def allow_scripts(self, allowed: bool) -> None:  # noqa: FBT001 - a switch is what it is
        """Let pages run scripts, or not."""
        self._send("Emulation.setScriptExecutionDisabled", value=not allowed)

    def look_like(self, width: int, height: int, scheme: str = "light") -> None:
        """Take the size of a screen, and a light or a dark scheme."""
        self._send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 500,
        )
        scheme_feature = [{"name": "prefers-color-scheme", "value": scheme}]
        self._send("Emulation.setEmulatedMedia", features=scheme_feature)

    def picture(self, place: Path) -> None:
        """Take a picture of the page."""
        place.write_bytes(b64decode(self._send("Page.captureScreenshot")["data"]))

    def _send(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self._browser.send(self._session, method, **parameters)

    def note(self, event: str, told: dict[str, Any]) -> None:
        """Remember an event."""
        if event == "Page.loadEventFired":
            self._loaded = True
        elif event == "Network.requestWillBeSent":
            self.requested.append(told["request"]["url"])
        elif event == "Log.entryAdded" and told["entry"]["level"] in {"error", "warning"}:
            self.complaints.append(told["entry"]["text"])
        elif event == "Runtime.exceptionThrown":
            self.complaints.append(str(told["exceptionDetails"]))
        elif event == "Runtime.consoleAPICalled" and told["type"] in {"error", "warning", "assert"}:
            self.complaints.append(str(told["args"]))


@contextmanager
def browse(profile: Path) -> Iterator[Browser]:
    """Start a browser."""
    read_commands, commands = os.pipe()
    answers, write_answers = os.pipe()
    program = (
        f"exec {shlex.quote(str(BROWSER))} {_FLAGS} --user-data-dir={shlex.quote(str(profile))}"
    )
    process = subprocess.Popen(
        ["/bin/sh", "-c", f"{program} 3</dev/fd/{read_commands} 4>/dev/fd/{write_answers}"],
        pass_fds=(read_commands, write_answers),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(read_commands)
    os.close(write_answers)
    try:
        yield Browser(commands, answers)
    finally:
        with suppress(OSError):
            os.close(commands)
        process.terminate()
        process.wait(timeout=_PATIENCE)
        os.close(answers)
