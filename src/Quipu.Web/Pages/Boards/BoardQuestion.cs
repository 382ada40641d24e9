using Microsoft.AspNetCore.WebUtilities;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Boards;

/// <summary>Which ties of a board are shown: what the page of the network asks, without who is in it.</summary>
static class BoardQuestion
{
    /// <summary>Keys of the network's address that say which ties count.</summary>
    static readonly string[] Keys = ["type", "modality", "stage", "accepted", "from", "to"];

    /// <summary>Reads a query; what is wrong with it is in <see cref="Asked.Fault"/>.</summary>
    internal static (Asked Asked, IQueryCollection Query) Of(string? question, Words words)
    {
        var query = new QueryCollection(string.IsNullOrEmpty(question) ? [] : QueryHelpers.ParseQuery(question));
        return (new(query, words), query);
    }

    /// <summary>The part of a query, or of a form, that says which ties count; null: all do.</summary>
    internal static string? Kept(Func<string, IEnumerable<string?>> values)
    {
        var pairs = Keys.SelectMany(key => values(key).Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => $"{key}={Uri.EscapeDataString(v!)}")).ToList();
        return pairs.Count == 0 ? null : "?" + string.Join('&', pairs);
    }
}
