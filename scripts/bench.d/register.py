"""Who and what the drafts of a workload speak of: how many of each kind there are, when they come, and which is spoken of next."""

import array
import collections

FIRST_YEAR, LAST_YEAR = 1950, 2023

# How many new subjects of each kind there are in a thousand events. Parties, agreements and sources, of which there are 20 more, are
# registered by an event of their own.
PER_THOUSAND = {"visit": 12, "membership": 7, "office": 5, "contact": 1, "inquiry": 2, "series": 1, "policy": 2}

Agreement = collections.namedtuple("Agreement", "id parties told")


class Pool:
    """The subjects of one kind that are there so far."""

    def __init__(self, rng, favourites=(), skew=1.0):
        """`favourites`: the shares of the picks that fall on the first members, in their order; of the rest each is picked as often
        as any other where `skew` is 1, and the earlier ones the more often the higher it is."""
        self.rng, self.favourites, self.skew = rng, favourites, skew
        self.members, self.made = [], 0

    def add(self, member):
        self.members.append(member)
        self.made += 1
        return member

    def pick(self):
        chance = self.rng.random()
        for member, share in zip(self.members, self.favourites):
            if chance < share:
                return member
            chance -= share
        if self.skew == 1:
            return self.rng.choice(self.members)
        return self.members[int(len(self.members) * self.rng.random() ** self.skew)]


class Register:
    """The world that a workload tells of, as it is at one event."""

    def __init__(self, rng, count, favourites, skew=1.0):
        self.rng, self.count = rng, count
        self.pools = collections.defaultdict(
            lambda: Pool(rng, skew=skew), {kind: Pool(rng, shares, skew) for kind, shares in favourites.items()})
        self.dated = array.array("L")
        # The last claim of each type about each agreement, and pairs of claims about one moment.
        self.claims, self.rivals = {}, collections.deque(maxlen=100)
        self.turn_to(0)

    def turn_to(self, number):
        self.number = number
        self.year = FIRST_YEAR + (LAST_YEAR + 1 - FIRST_YEAR) * number // self.count

    # Events.

    @property
    def key(self):
        return key_of(self.number)

    def tell_of_dated(self):
        self.dated.append(self.number)

    def tell_of_claim(self, about, agreement):
        before = self.claims.get((about, agreement))
        if before is not None:
            self.rivals.append([key_of(before), self.key])
        self.claims[about, agreement] = self.number

    def two_claims(self):
        """Two events of one type about one agreement; one event alone where there are none yet."""
        return list(self.rng.choice(self.rivals)) if self.rivals else [self.earlier()]

    def earlier(self):
        """An event with a date."""
        return key_of(self.rng.choice(self.dated))

    def two_tales(self):
        """Two events, if possible about one agreement."""
        for _ in range(20):
            told = self.known("agreement").told
            if len(told) > 1:
                return list(told)[:2]
        return [key_of(self.dated[0]), key_of(self.dated[-1])]

    # Dates.

    def date(self, is_late=False):
        """One day, known more or less."""
        year, chance = self.a_year(is_late), self.rng.random()
        if chance < 0.65:
            day = f"{year}-{self.rng.randint(1, 12):02d}-{self.rng.randint(1, 28):02d}"
            return day if chance < 0.5 else day[:7]
        return self.rng.choice([f"{year}", f"{year}~", f"{year}?", f"[{year}..{year + 2}]", f"{year // 10}X"])

    def span(self, is_late=False):
        """From one day to another."""
        year = self.a_year(is_late)
        return f"{year}-05-{self.rng.randint(1, 14):02d}/{year}-05-{self.rng.randint(15, 28)}"

    def a_year(self, is_late):
        return self.rng.randint(FIRST_YEAR, max(FIRST_YEAR, self.year - 10)) if is_late else self.year

    # Subjects.

    def known(self, kind):
        return self.pools[kind].pick()

    def registered(self, kind, make):
        """A new one, made from its number."""
        pool = self.pools[kind]
        return pool.add(make(pool.made))

    def new_or_known(self, kind, make):
        """One of a kind whose first event makes it known. New ones come evenly along the log."""
        if self.pools[kind].made <= self.number * PER_THOUSAND[kind] // 1000:
            return self.registered(kind, make)
        return self.known(kind)

    def city(self):
        return self.known("city")

    def cities(self):
        """Two that are not the same."""
        one, other = self.city(), self.city()
        while other == one:
            other = self.rng.choice(self.pools["city"].members)
        return [one, other]

    def agreement(self):
        """An agreement, which notes that this event tells of it."""
        found = self.known("agreement")
        found.told.append(self.key)
        return found

    def visit(self):
        return self.new_or_known("visit", lambda number: f"visit-{number}")

    def membership(self):
        return self.new_or_known("membership", lambda _: {"member": self.city(), "organisation": self.known("organisation")})

    def office(self):
        titles = ["mayor", "councillor", "head of protocol"]
        return self.new_or_known(
            "office", lambda _: {"person": self.known("person"), "office": self.rng.choice(titles), "of": self.city()})

    def give_up_city(self):
        """A city that nobody will name again, as it was registered twice, and another."""
        members = self.pools["city"].members
        place = self.rng.randrange(4, len(members))
        members[place], members[-1] = members[-1], members[place]
        return members.pop(), self.city()


def key_of(number):
    return f"cards:{number}"
