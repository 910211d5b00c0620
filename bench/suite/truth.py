"""Whether a report says what was planted in the capture."""
import collections
import csv
import json

SAME = ["sip_messages", "register_requests", "transactions", "attempts", "bindings"]
TALLIES = {
    "register_responses": "responses",
    "attempts_by_kind": "kinds",
    "attempts_by_outcome": "outcomes",
}


def differences(report, planted):
    """Of summary.json: a sentence for each thing that differs."""
    counts = json.loads((report / "summary.json").read_text())["counts"]
    told = {name: counts[name] for name in SAME if name in planted}
    told["packets"] = counts["frames"]
    told["retransmissions"] = counts["register_retransmissions"]
    for name, plan in TALLIES.items():
        told[plan] = positive(counts[name])
    return [
        f"{name}: {told[name]} instead of {planted[name]}" for name in told if told[name] != planted[name]
    ] + [f"{name}: {counts[name]} instead of none" for name in ["frames_undecodable", "syntax_issues"] if counts[name]]


def row_differences(report, planted):
    """Of attempts.csv and transactions.csv: the same, counted row by row."""
    told = collections.Counter()
    kinds, outcomes = collections.Counter(), collections.Counter()
    for row in rows(report / "attempts.csv"):
        told["attempts"] += 1
        told["transactions"] += int(row["transactions"])
        told["retransmissions"] += int(row["retransmissions"])
        kinds[row["kind"]] += 1
        outcomes[row["outcome"]] += 1
    transactions = sum(1 for _ in rows(report / "transactions.csv"))
    found = dict(told, kinds=dict(kinds), outcomes=dict(outcomes))
    return [
        f"attempts.csv, {name}: {found[name]} instead of {planted[name]}" for name in found if found[name] != planted[name]
    ] + ([] if transactions == planted["transactions"] else [f"transactions.csv has {transactions} rows"])


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def positive(tally):
    return {key: count for key, count in tally.items() if count}
