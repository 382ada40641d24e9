using Quipu.Model;
using Quipu.Search;

namespace Quipu.Web.Pages.Search;

/// <summary>What a search found; null where nothing was asked yet.</summary>
public sealed record SearchView(SearchAnswer? Answer, string Text, ClaimQuery Narrow, string? Publisher, Language? Language, EntityType? Type, ClaimId? Correcting)
{
    const int Rows = 20;

    internal static SearchView Load(Desk desk, Asked asked)
    {
        var text = asked.Text("q") ?? "";
        var narrow = asked.Claims() with { Text = null };
        var (publisher, type) = (asked.Text("publisher"), asked.One<EntityType>("entity_type"));
        var language = asked.Text("language") is { } code ? new Language(code) : (Language?)null;
        var query = new SearchQuery(text, asked.Paging("documents", Rows), asked.Paging("claims", Rows), asked.Paging("entities", Rows), narrow, publisher, language, type) { Registers = asked.Paging("registers", Rows) };
        return new(text.Length == 0 || asked.Fault is not null ? null : desk.Store.Search(desk.Viewer, query), text, narrow, publisher, language, type,
            asked.Text("correct") is { } correct ? new ClaimId(correct) : null);
    }
}
