"""Takes away from this process what it does not need for its work.

Limits of memory and files hold on any POSIX system. On Linux (x86-64, AArch64) a seccomp filter
also refuses the network, new processes and changes to the file system; see seccomp(2). Both are
final.
"""

import ctypes
import errno
import platform
import re
import resource
import signal
import struct
import sys
from contextlib import suppress

__all__ = ["allow_seconds", "confine", "die_with_parent"]

_OPEN_FILES = 64

# Numbers of system calls, from the kernel's tables (asm/unistd_64.h and asm-generic/unistd.h).
_X86_64 = (
    "socket=41 connect=42 sendto=44 sendmsg=46 bind=49 listen=50 socketpair=53 clone=56 "
    "fork=57 vfork=58 execve=59 kill=62 truncate=76 rename=82 mkdir=83 rmdir=84 creat=85 "
    "link=86 unlink=87 symlink=88 chmod=90 fchmod=91 chown=92 ptrace=101 mkdirat=258 "
    "unlinkat=263 renameat=264 linkat=265 symlinkat=266 fchmodat=268 process_vm_readv=310 "
    "process_vm_writev=311 renameat2=316 bpf=321 execveat=322 io_uring_setup=425 "
    "pidfd_open=434 clone3=435 pidfd_getfd=438"
)
_AARCH64 = (
    "mkdirat=34 unlinkat=35 symlinkat=36 linkat=37 renameat=38 truncate=45 fchmod=52 "
    "fchmodat=53 ptrace=117 kill=129 socket=198 socketpair=199 bind=200 listen=201 "
    "connect=203 sendto=206 sendmsg=211 clone=220 execve=221 process_vm_readv=270 "
    "process_vm_writev=271 renameat2=276 bpf=280 execveat=281 io_uring_setup=425 "
    "pidfd_open=434 clone3=435 pidfd_getfd=438"
)
_REFUSED = {"x86_64": (0xC000003E, _X86_64), "aarch64": (0xC00000B7, _AARCH64)}
"""The number of each architecture in a filter, and the system calls refused."""

_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
_FOREIGN_TABLE = 0x40000000  # the first number of the x32 table
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _FILTER = 1, 38, 22, 2


def confine(memory: int) -> None:
    """Limit this process for good: `memory` bytes of address space, no core, no file written."""
    for limit, amount in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        with suppress(ValueError, OSError):  # a lower limit is set already, or there is none here
            resource.setrlimit(limit, (amount, amount))
    if sys.platform == "linux" and platform.machine() in _REFUSED:
        _refuse_system_calls(*_REFUSED[platform.machine()])


def allow_seconds(seconds: int) -> None:
    """Let this process use so much more processor time; then it is ended by SIGXCPU."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(usage.ru_utime + usage.ru_stime) + seconds
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def die_with_parent() -> None:
    """Let the kernel end this process when the one that made it ends (on Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _refuse_system_calls(architecture: int, refused: str) -> None:
    """Install the filter; a kernel without seccomp leaves the process with the other limits."""
    numbers = [int(number) for number in re.findall(r"=(\d+)", refused)]
    last = len(numbers) + 1  # of the jumps; behind it stand ALLOW and REFUSE
    program = [
        (_LOAD, 0, 0, 4),  # the architecture of the call
        (_JUMP_IF_EQUAL, 0, last + 1, architecture),
        (_LOAD, 0, 0, 0),  # its number
        (_JUMP_IF_AT_LEAST, last - 1, 0, _FOREIGN_TABLE),
    ]
    for position, number in enumerate(numbers):
        program.append((_JUMP_IF_EQUAL, len(numbers) - position, 0, number))
    program += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
    code = b"".join(struct.pack("=HBBI", *instruction) for instruction in program)
    buffer = ctypes.create_string_buffer(code, len(code))
    header = struct.pack("@HxxxxxxP", len(program), ctypes.addressof(buffer))
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.c_char_p(header), 0, 0)
