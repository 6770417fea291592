"""Side by side with taskwarrior: adding one, listing fifty, listing all."""
import json

from bench import forget, in_turn, seconds

TABLE = "Against taskwarrior 2.6, whole processes (ours : taskwarrior)"
LARGEST = 100_000


def fill(desk):
    """A taskwarrior of its own with as many tasks as the desk has cases; its environment."""
    home = desk.home / f"{desk.count}.tasks"
    home.mkdir(exist_ok=True)
    rc = home / "taskrc"
    rc.write_text(f"data.location={home}\nconfirmation=off\nhooks=off\nverbose=nothing\ncolor=off\n"
                  "recurrence=off\nnews.version=2.6.0\n")
    environment = {"TASKRC": str(rc), "TASKDATA": str(home)}
    if not (home / "pending.data").exists():
        rows = home / "tasks.json"
        with rows.open("w", encoding="utf-8") as out:
            for n in range(desk.count):
                out.write(json.dumps({"description": f"核心交换机 {n % 97} 号 端口掉线 {n}", "status": "pending",
                                      "entry": "20260302T015940Z", "priority": "HML"[n % 3],
                                      "project": f"A-{n % 5000}"}) + "\n")
        seconds(["task", "import", str(rows)], home, env=environment)
    return home, environment


def run(desk, runs, tables):
    if desk.count > LARGEST:
        return
    home, environment = fill(desk)
    ours = desk.copy("tasks")
    runs = min(runs, 9)

    def compare(name, words, theirs):
        tables.pairs(TABLE, name, "", desk.count,
                     in_turn(runs, lambda n: seconds(desk.command(*words, database=ours), desk.home),
                             lambda n: seconds(["task", *theirs], home, env=environment)))

    compare("add one (case open : task add)", ["case", "open", "a disk fails", "--level", "P3", "--reporter", "yang"],
            ["add", "a disk fails", "priority:L", "project:A-1"])
    compare("list fifty (case list : task list limit:50)", ["case", "list"], ["limit:50", "list"])
    compare("list all (case list --all : task list)", ["case", "list", "--all"], ["list"])
    forget(ours)
