using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Quipu.Patterns.Indicators;

/// <summary>A contracting process: a compiled release of OCDS, asked with care, since any field may be missing or of another kind than it should be.</summary>
readonly struct Process(JsonElement release)
{
    internal string? Ocid => Text(release, "ocid");

    internal JsonElement? Tender => Of(release, "tender", JsonValueKind.Object);

    internal bool IsCancelled => Tender is { } tender && Text(tender, "status") == "cancelled";

    internal string? MethodDetails => Tender is { } tender ? Text(tender, "procurementMethodDetails") : null;

    internal string? Buyer => Of(release, "buyer", JsonValueKind.Object) is { } buyer ? Text(buyer, "id") : null;

    internal string? ProcuringEntity => Tender is { } tender && Of(tender, "procuringEntity", JsonValueKind.Object) is { } body ? Text(body, "id") : null;

    /// <summary>Null where the release has no list of awards.</summary>
    internal ImmutableArray<JsonElement>? Awards => List(release, "awards");

    /// <summary>Null where the release has no list of bids.</summary>
    internal ImmutableArray<JsonElement>? Bids => Of(release, "bids", JsonValueKind.Object) is { } bids ? List(bids, "details") : null;

    internal IEnumerable<JsonElement> ActiveAwards => (Awards ?? []).Where(a => Text(a, "status") == "active");

    /// <summary>Bids that are pending, valid or disqualified: all but invitations and those withdrawn.</summary>
    internal IEnumerable<JsonElement> SubmittedBids => (Bids ?? []).Where(b => Text(b, "status") is not (null or "invited" or "withdrawn"));

    /// <summary>The active awards and all bids, where there are both lists and no award is still open (pending, or of a status that is none).</summary>
    internal (ImmutableArray<JsonElement> Active, ImmutableArray<JsonElement> Bids)? Decided =>
        Awards is { } awards && Bids is { } bids && awards.All(a => Text(a, "status") is null or "active" or "cancelled" or "unsuccessful")
            ? ([.. awards.Where(a => Text(a, "status") == "active")], bids) : null;

    /// <summary>The one supplier of the one active award, where all are decided.</summary>
    internal string? OnlyWinner => Decided is { Active: [var award] } ? OnlyId(award, "suppliers") : null;

    /// <summary>Ids of a list of organisations, those without left out.</summary>
    internal static IEnumerable<string> Ids(JsonElement holder, string list) => (List(holder, list) ?? []).Select(o => Text(o, "id")).OfType<string>();

    /// <summary>The id of the only organisation of a list.</summary>
    internal static string? OnlyId(JsonElement holder, string list) => List(holder, list) is [var only] ? Text(only, "id") : null;

    /// <summary>Amount and currency, where there are both.</summary>
    internal static (double Amount, string Currency)? Price(JsonElement holder) =>
        Of(holder, "value", JsonValueKind.Object) is { } value && Of(value, "amount", JsonValueKind.Number) is { } amount && Text(value, "currency") is { } currency
            ? (amount.GetDouble(), currency) : null;

    /// <summary>A moment with its zone, as RFC 3339 has it; null where it is none.</summary>
    internal static DateTimeOffset? Moment(JsonElement holder, string name) =>
        Text(holder, name) is { Length: >= 20 } text && text[10] is 'T' or 't' or ' ' && (text[^1] is 'Z' or 'z' || text[^6] is '+' or '-') &&
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    internal static string? Text(JsonElement holder, string name) => Of(holder, name, JsonValueKind.String)?.GetString();

    internal static ImmutableArray<JsonElement>? List(JsonElement holder, string name) => Of(holder, name, JsonValueKind.Array) is { } list ? [.. list.EnumerateArray()] : null;

    internal static JsonElement? Of(JsonElement holder, string name, JsonValueKind kind) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;
}
