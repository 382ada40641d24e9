using System.Collections.Immutable;
using System.Globalization;
using Quipu.Text;

namespace Quipu.Network.Money;

/// <summary>What one unit of a currency was worth in another, on a day or over a month or year.</summary>
public sealed record Rate(PartialDate Date, string From, string To, decimal Value);

/// <summary>A sum in another currency, and by which rate.</summary>
/// <param name="Rate">Null: it was in that currency already.</param>
/// <param name="Inverse">The table has the rate the other way round: it was divided by it.</param>
public sealed record Conversion(decimal Amount, string Currency, Rate? Rate, bool Inverse);

/// <summary>
/// Rates that somebody published, under a name: nothing is ever converted but by one of these, and never by a rate that was made up between two of its own. A file of comma-separated values with
/// the columns <c>date</c> (a day, a month or a year), <c>from</c>, <c>to</c> and <c>rate</c>, under the lines <c># source: …</c> and <c># licence: …</c>.
/// </summary>
/// <param name="Name">What it is asked for by: small letters, digits and hyphens.</param>
/// <param name="Source">Who published the rates, and where.</param>
public sealed record RateTable(string Name, string Source, string Licence, ImmutableArray<Rate> Rates)
{
    /// <summary>Days by which the last daily rate before a day may be older than it: banks publish none at weekends and on holidays.</summary>
    public const int OldestDays = 7;

    // Neither a product nor a quotient of these is too long to be told.
    const decimal Greatest = 1e18m, GreatestRate = 1e9m, LeastRate = 1e-9m;

    readonly ILookup<(string From, string To), Rate> _rates = Rates.OrderBy(r => r.Date).ToLookup(r => (r.From, r.To));

    /// <summary>Currencies that something can be converted into.</summary>
    public ImmutableArray<string> Currencies { get; } = [.. Rates.SelectMany(r => new[] { r.From, r.To }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A sum in another currency; null where the sum says no amount, currency or day, or the table has no rate for that day.</summary>
    /// <remarks>Of a day: its own rate, else the last one of the seven days before, else that of its month, else of its year. Of a month or a year: its own rate, or its year's; a mean is not made of days.</remarks>
    public Conversion? Convert(Sum sum, PartialDate? date, string to)
    {
        if (sum is not { Amount: { } amount, Currency: { } currency } || Math.Abs(amount) > Greatest) return null;
        if (currency == to) return new(amount, to, null, false);
        if (date is not { } day) return null;
        if (Find(_rates[(currency, to)], day) is { } rate) return new(Rounded(amount * rate.Value), to, rate, false);
        return Find(_rates[(to, currency)], day) is { } inverse ? new(Rounded(amount / inverse.Value), to, inverse, true) : null;
    }

    static Rate? Find(IEnumerable<Rate> rates, PartialDate date)
    {
        Rate? best = null;
        foreach (var rate in rates)
        {
            var (own, wanted) = (rate.Date, date);
            var fits = own.Day is not null ? wanted.Day is not null && own.Earliest <= wanted.Earliest && own.Earliest >= wanted.Earliest.AddDays(-OldestDays)
                : own.Year == wanted.Year && (own.Month is null || own.Month == wanted.Month);
            // Days stand after the months and years that begin with them or before; the nearer rate wins.
            if (fits && (best is null || Exactness(own) > Exactness(best.Date) || (Exactness(own) == Exactness(best.Date) && own.CompareTo(best.Date) >= 0))) best = rate;
        }

        return best;
    }

    static int Exactness(PartialDate date) => date.Day is not null ? 3 : date.Month is not null ? 2 : 1;

    static decimal Rounded(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>Whether a table can have the name.</summary>
    public static bool IsName(string name) => name is { Length: > 0 and <= 60 } && name[0] != '-' && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Reads a table; null where it has a fault. Every fault is one sentence with its line.</summary>
    public static (RateTable? Table, ImmutableArray<string> Faults) Read(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (faults, said, rates, header) = (new List<string>(), new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<(PartialDate, string, string), Rate>(), (string[]?)null);
        foreach (var (index, raw) in text.TrimStart('\uFEFF').Split('\n').Index())
        {
            var line = raw.Trim();
            if (line.Length == 0) continue;
            if (line[0] == '#')
            {
                if (line[1..].Split(':', 2) is [var key, var value] && value.Trim().Length > 0) said[Folding.Fold(key.Trim())] = value.Trim();
                continue;
            }

            var cells = line.Split(line.Contains(';', StringComparison.Ordinal) ? ';' : line.Contains('\t', StringComparison.Ordinal) ? '\t' : ',').Select(c => c.Trim().Trim('"')).ToArray();
            if (header is null)
            {
                header = [.. cells.Select(c => Folding.Fold(c))];
                if (Missing(header) is { } missing) return (null, [$"{name}: the first line of the table must name the columns date, from, to and rate; {missing} is missing."]);
            }
            else if (Row(header, cells) is var (rate, fault) && rate is null) faults.Add($"{name}, line {index + 1}: {fault}");
            else if (!rates.TryAdd((rate!.Date, rate.From, rate.To), rate)) faults.Add($"{name}, line {index + 1}: there is a rate of {rate.Date} from {rate.From} to {rate.To} already; leave one of the two out.");
        }

        foreach (var key in new[] { "source", "licence" })
            if (!said.ContainsKey(key) && !(key == "licence" && said.ContainsKey("license"))) faults.Add($"{name} does not say its {key}; write a line '# {key}: …' above the table.");
        if (rates.Count == 0 && faults.Count == 0) faults.Add($"{name} has no rates.");
        return faults.Count > 0 ? (null, [.. faults]) : (new(name, said["source"], said.GetValueOrDefault("licence") ?? said["license"], [.. rates.Values.OrderBy(r => r.Date).ThenBy(r => r.From, StringComparer.Ordinal).ThenBy(r => r.To, StringComparer.Ordinal)]), []);
    }

    static readonly string[] _columns = ["date", "from", "to", "rate"];

    static string? Missing(string[] header) => _columns.FirstOrDefault(c => !header.Contains(c, StringComparer.Ordinal));

    static (Rate? Rate, string Fault) Row(string[] header, string[] cells)
    {
        string Cell(string column) => Array.IndexOf(header, column) is var at && at < cells.Length ? cells[at] : "";
        if (!PartialDate.TryParse(Cell("date"), out var date)) return (null, $"'{Cell("date")}' is no date; write 2031, 2031-02 or 2031-02-03.");
        foreach (var column in new[] { "from", "to" })
            if (!IsCurrency(Cell(column))) return (null, $"'{Cell(column)}' is no currency; write three letters such as USD.");
        return decimal.TryParse(Cell("rate"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= LeastRate and <= GreatestRate
            ? (new(date, Cell("from").ToUpperInvariant(), Cell("to").ToUpperInvariant(), value), "") : (null, $"'{Cell("rate")}' is no rate; write a number above 0 such as 3.75.");
    }

    /// <summary>Whether a word can be a currency: three letters.</summary>
    public static bool IsCurrency(string text) => text is { Length: 3 } && text.All(char.IsAsciiLetter);
}

/// <summary>What a ledger is told in beside its own currencies: a table of rates, and the currency.</summary>
public sealed record Exchange(RateTable Table, string To)
{
    /// <summary>A transfer's sum in that currency; null where the table says nothing of its day.</summary>
    public Conversion? Of(Transfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        return Table.Convert(transfer.Sum, transfer.Date, To);
    }
}
