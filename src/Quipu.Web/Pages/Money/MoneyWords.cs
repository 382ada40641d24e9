using System.Globalization;
using Quipu.Network.Money;
using Quipu.Web.Pages.Figures;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Money;

/// <summary>Sums in words: with their currency, how often they were given, and by which rate they were converted.</summary>
static class MoneyWords
{
    internal static string Of(Words words, Sum sum) =>
        sum.Amount is { } amount ? Often(words, $"{words.Value(amount)} {sum.Currency ?? words["money.currency.none"]}", sum.Every) : words["money.unsaid"];

    internal static string Of(Words words, RepeatedSum sum) => $"{Often(words, words.Value(sum.Amount), sum.Every)}{(sum.Alleged ? $" ({words["money.key.alleged"]})" : "")}";

    /// <summary>The sum by the table, with rate, its day and the table's name.</summary>
    internal static string Of(Words words, Conversion conversion, Exchange exchange) => conversion.Rate is not { } rate ? "" :
        $"≈ {words.Value(conversion.Amount)} {conversion.Currency}, {words.Of(conversion.Inverse ? "money.rates.by.inverse" : "money.rates.by", Rate(words, rate), words.Date(rate.Date), exchange.Table.Name)}";

    /// <summary>A band of the picture in one line.</summary>
    internal static string Told(Words words, FlowBand band) =>
        $"{band.Flow.From.Name} → {band.Flow.To.Name}, {words.Label(band.Flow.Kind)}: {words.Value(band.Alleged ? band.Flow.Alleged : band.Flow.Stated)} {band.Flow.Currency}, {words[band.Alleged ? "money.key.alleged" : "money.key.stated"]}";

    // A rate may have more places than pages print of a sum.
    static string Rate(Words words, Rate rate) => rate.Value.ToString("0.############", CultureInfo.InvariantCulture).Replace(".", words["number.point"], StringComparison.Ordinal);

    static string Often(Words words, string sum, string? every) =>
        every is null ? sum : words.Has($"money.every.{every}") && every != "other" ? words.Of($"money.every.{every}", sum) : words.Of("money.every.other", sum, every);
}
