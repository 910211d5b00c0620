"""Real user agents, each with a directory of its own, and what a scenario may do to them."""
import os
import signal
import time

from .registrar import DOMAIN, USERS
from .ua import hexed
from .world import Child

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Agent:
    """A user agent of the scenario: who it is, where it listens, what became of it."""

    def __init__(self, program, user, address, asked):
        self.program, self.user, self.address, self.asked = program, user, address, asked
        self.child = None
        self.ending = None

    @property
    def alive(self):
        return self.child is not None and self.child.running and self.ending is None

    def crash(self):
        """SIGKILL: no farewell, the kernel closes its sockets."""
        self.child.kill()
        self.ending = f"killed (SIGKILL) at {time.time():.3f}"

    def freeze(self):
        self.child.signal(signal.SIGSTOP)

    def thaw(self):
        self.child.signal(signal.SIGCONT)

    def leave(self, seconds=10):
        """SIGTERM: baresip unregisters and ends."""
        self.child.signal(signal.SIGTERM)
        self.child.wait(seconds)
        self.ending = f"asked to end (SIGTERM) at {time.time():.3f}"

    def finished(self, why, seconds=20):
        self.child.wait(seconds)
        self.ending = why

    def record(self):
        return {"name": f"{self.user} on {self.address}", "program": self.program, "user": self.user, "listens": self.address,
                "asked": self.asked, "alive_at_end": self.alive, "ending": self.ending}


def authority(host, port):
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def baresip(world, ns, server, user, secret=None, port=5070, expires=60, transport="udp", host=None, server_port=5060,
            extra="", auth_user=None):
    host = host or (ns.address6 if ":" in server else ns.address)
    agent = Agent("baresip", user, authority(host, port), f"register {user}, expires {expires}, over {transport}")
    home = os.path.join(world.work, f"baresip-{user}-{port}-{len(world.children)}")
    os.makedirs(home)
    with open(home + "/config", "w") as f:
        f.write(f"sip_listen {authority(host, port)}\nmodule_path /usr/lib/baresip/modules\nmodule g711.so\n"
                "module_app account.so\nmodule_app menu.so\nmodule_app contact.so\naudio_player nil\naudio_source nil\n")
    with open(home + "/accounts", "w") as f:
        f.write(f'<sip:{user}@{DOMAIN}>;auth_user={auth_user or user};auth_pass="{secret or USERS[user]}";'
                f'outbound="sip:{authority(server, server_port)};transport={transport}";regint={expires}{extra}\n')
    open(home + "/contacts", "w").close()
    agent.child = Child(world, ns, ["baresip", "-f", home, "-6" if ":" in host else "-4"], os.path.basename(home) + ".log")
    return agent


def linphonec(world, ns, server, user, secret=None, port=5072, expires=60, transport="udp", contact_parameters="", uuid=None,
              home=None, server_port=5060, ha1_realm=None, verify=False):
    host = ns.address6 if ":" in server else ns.address
    agent = Agent("linphonec", user, authority(host, port), f"register {user}, expires {expires}, over {transport}")
    home = home or os.path.join(world.work, f"linphone-{user}-{port}-{len(world.children)}")
    os.makedirs(home + "/.local/share/linphone", exist_ok=True)
    os.makedirs(home + "/.config/linphone", exist_ok=True)
    ports = {"udp": -1, "tcp": -1, "tls": -1, transport: port}
    with open(home + "/rc", "w") as f:
        f.write("[sip]\n" + "".join(f"sip_{'' if t == 'udp' else t + '_'}port={p if p > 0 else (0 if t != 'tls' else 0)}\n"
                                     for t, p in ports.items() if p > 0))
        f.write(f"guess_hostname=1\nuse_ipv6={1 if ':' in server else 0}\ndefault_proxy=0\nverify_server_certs={int(verify)}\n"
                "register_only_when_network_is_up=0\n")
        f.write("[misc]\n" + (f"uuid={uuid}\n" if uuid else "uuid=0\n"))
        f.write(f"[proxy_0]\nreg_proxy=<sip:{authority(server, server_port)};transport={transport}>\n"
                f"reg_identity=<sip:{user}@{DOMAIN}>\nreg_expires={expires}\nreg_sendregister=1\npublish=0\n"
                + (f"contact_uri_parameters={contact_parameters}\n" if contact_parameters else ""))
        if secret != "":
            secret = secret or USERS[user]
            held = f"passwd={secret}" if ha1_realm is None else "ha1=" + hexed("MD5", f"{user}:{ha1_realm}:{secret}")
            f.write(f"[auth_info_0]\nusername={user}\n{held}\nrealm={DOMAIN}\ndomain={DOMAIN}\n")
    agent.child = Child(world, ns, ["linphonec", "-c", home + "/rc"], f"linphonec-{user}-{port}-{len(world.children)}.log",
                        stdin=True, env={"HOME": home})
    agent.home = home
    return agent


def sipp(world, ns, server, rows, scenario="register", port=5080, calls=None, rate=10, expires=60, limit=None, transport="u1",
         keys=()):
    """SIPp with lab/sipp/SCENARIO.xml. Each row: fields of the injection file, first user, password, contact port."""
    agent = Agent("sipp", "+".join(dict.fromkeys(r[0] for r in rows)), authority(ns.address, port),
                  f"{calls or len(rows)} registrations at {rate}/s with {scenario}.xml, expires {expires}")
    csv = os.path.join(world.work, f"sipp-{port}.csv")
    with open(csv, "w") as f:
        f.write("SEQUENTIAL\n" + "".join(";".join(map(str, r)) + "\n" for r in rows))
    keywords = [w for k, v in (("expires", expires), *keys) for w in ("-key", k, v)]
    agent.child = Child(world, ns, ["sipp", authority(server, 5060), "-sf", f"{HERE}/sipp/{scenario}.xml", "-inf", csv, "-i",
                                    ns.address, "-p", port, "-m", calls or len(rows), "-r", rate, "-l", limit or 200, "-t",
                                    transport, "-nostdin", *keywords], f"sipp-{port}.log",
                        env={"TERM": "dumb"})
    return agent


def sipsak(world, ns, server, user, *words, secret=None, port=5090):
    agent = Agent("sipsak", user, authority(ns.address, port), " ".join(words))
    agent.child = Child(world, ns, ["sipsak", "-U", "-s", f"sip:{user}@{server}:5060", "-l", port, "-a", secret or USERS[user],
                                    "-H", ns.address, *words], f"sipsak-{port}.log")
    return agent


def tool(world, ns, user, asked, *words):
    """Any other program (svwar, svcrack ...) that runs to its end."""
    agent = Agent(words[0], user, ns.address, asked)
    agent.child = Child(world, ns, words, f"{words[0]}-{len(world.children)}.log")
    return agent
