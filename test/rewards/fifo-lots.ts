// One player's points as somebody would keep them by hand: lots in a row, each spending taken from the oldest at once, a debt
// where there are none. What rewards/expiry works out from the ledger must always agree with it.

interface Lot {
  day: number;
  left: number;
  /** Of what it gave, what neither a refund nor expiry has taken, spent or not. */
  net: number;
  expired: number;
}

export function fifoLots() {
  const lots: Lot[] = [];
  let debt = 0;

  const take = (points: number) => {
    let open = points;
    for (const lot of lots) {
      const taken = Math.min(lot.left, open);
      lot.left -= taken;
      open -= taken;
    }
    debt += open;
  };

  return {
    earn: (day: number, points: number) => {
      const pays = Math.min(debt, points);
      debt -= pays;
      lots.push({ day, left: points - pays, net: points, expired: 0 });
    },
    spend: take,
    refundable: (place: number) => lots[place]?.net ?? 0,
    refund: (place: number, points: number) => {
      const lot = lots[place];
      if (!lot) return;
      lot.net -= points;
      const own = Math.min(lot.left, points);
      lot.left -= own;
      take(points - own);
    },
    expire: (before: number) => {
      for (const lot of lots.filter(({ day }) => day < before)) {
        lot.expired += lot.left;
        lot.net -= lot.left;
        lot.left = 0;
      }
    },
    balance: () => lots.reduce((sum, lot) => sum + lot.left, 0) - debt,
    expiredByLot: () => lots.map((lot) => lot.expired),
  };
}
