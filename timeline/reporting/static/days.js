// Whole-number arithmetic of days, the proleptic Gregorian ordinals the server gives. Nothing here reads a date.
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const BEFORE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const leap = (year) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function firstDay(year) {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + 1;
}

function firstOfMonth(months) { // months since January of year 0
  const year = Math.floor(months / 12), month = months - year * 12;
  return firstDay(year) + BEFORE[month] + (month > 1 && leap(year) ? 1 : 0);
}

function yearOf(day) {
  let year = Math.floor(day / 365.2425) + 1;
  while (firstDay(year) > day) year--;
  while (firstDay(year + 1) <= day) year++;
  return year;
}

function monthOf(day) { // months since January of year 0
  let month = yearOf(day) * 12 + 11;
  while (firstOfMonth(month) > day) month--;
  return month;
}

const yearName = (year) => (year > 0 ? String(year) : `${1 - year} BC`);
const monthName = (months) => `${MONTHS[((months % 12) + 12) % 12]} ${yearName(Math.floor(months / 12))}`;

// The labelled days between two days: [day, label], round years, months or days, about `room` of them at most.
function ticksBetween(start, end, room) {
  const days = (end - start) / Math.max(1, room), found = [];
  const yearStep = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((step) => step * 365 >= days) ?? 10000;
  const monthStep = [1, 3, 6].find((step) => step * 30 >= days);
  const dayStep = [1, 2, 7, 14].find((step) => step >= days);
  if (dayStep) {
    for (let day = Math.ceil(start); day <= end; day++) {
      const date = day - firstOfMonth(monthOf(day)) + 1;
      if ((date - 1) % dayStep === 0 && (dayStep < 7 || date < 28)) found.push([day, `${date} ${monthName(monthOf(day))}`]);
    }
  } else if (monthStep) {
    for (let month = Math.ceil(monthOf(start) / monthStep) * monthStep; firstOfMonth(month) <= end; month += monthStep) found.push([firstOfMonth(month), monthName(month)]);
  } else {
    for (let round = Math.floor(yearOf(start) / yearStep) * yearStep; firstDay(round) <= end; round += yearStep) {
      const year = round <= 0 && yearStep >= 5 ? round + 1 : round; // 1000 BC is the year -999
      if (firstDay(year) >= start && firstDay(year) <= end) found.push([firstDay(year), yearName(year)]);
    }
  }
  return found;
}
