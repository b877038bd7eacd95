"""What is kept of a fault of the program itself, and what the person is told of it."""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import datetime

from briefing.disk.user_folders import private_folder, state_folder
from briefing.disk.write import write_file
from briefing.errors import BriefingError

_FILE = "crash.txt"
"""Each takes the place of the one before: what can be sent is the last."""


def crash_report(error: BaseException) -> BriefingError:
    """Keep where the program broke, and give what to say.

    The values of variables are left out: a person may want to pass the file on, but not what is in
    the briefing.
    """
    where = "".join(traceback.format_exception(error))
    said = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
    begun = [
        f"When: {datetime.now().astimezone().isoformat(timespec='seconds')}",
        f"Python {platform.python_version()} on {platform.platform()}",
        f"Command: {' '.join(sys.argv)}",
    ]
    what = f"The program itself broke, and has ended ({said})"
    try:
        path = private_folder(state_folder()) / _FILE
        write_file(path, "\n".join([*begun, "", where]), replace=True)
    except BriefingError as unkept:
        return BriefingError(what, f"Where it broke could not be kept ({unkept}):\n{where}")
    return BriefingError(what, f"Where it broke is kept in {path}; please send that with a report.")
