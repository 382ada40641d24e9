using System.Collections.Frozen;

namespace Quipu.Matching.Names;

/// <summary>A legal form: how it is compared and shown, and its class.</summary>
/// <param name="Compare">The folded spelling that is compared; null: as it stands, empty: left out.</param>
/// <param name="Class">LLC, JSC …; null where it has none.</param>
/// <param name="Display">The short form that people write; null where there is none.</param>
sealed record LegalForm(string? Compare, string? Class, string? Display);

/// <summary>Words and phrases of names, loaded on first use. The facts are rigour's (MIT, see NOTICE), the Spanish ones the project's own.</summary>
static class NameLexicon
{
    static readonly Lazy<PhraseTable<LegalForm>> LegalTable = new(LoadLegal);
    static readonly Lazy<FrozenDictionary<string, PhraseTable<bool>>> WordTables = new(LoadWords);
    static readonly Lazy<SymbolTables> Symbols = new(() => SymbolTables.Load(LegalTable.Value));

    internal static PhraseTable<LegalForm> Legal => LegalTable.Value;

    internal static PhraseTable<NameSymbol[]> OfOrganizations => Symbols.Value.Organizations;

    internal static PhraseTable<NameSymbol[]> OfPeople => Symbols.Value.People;

    internal static PhraseTable<bool> Stopwords => WordTables.Value["stop"];

    internal static PhraseTable<bool> PersonPrefixes => WordTables.Value["person-prefix"];

    internal static PhraseTable<bool> OrganizationPrefixes => WordTables.Value["organization-prefix"];

    internal static PhraseTable<bool> ThingPrefixes => WordTables.Value["thing-prefix"];

    internal static PhraseTable<bool> SplitPhrases => WordTables.Value["split"];

    internal static PhraseTable<bool> GenericPeople => WordTables.Value["generic-person"];

    internal static PhraseTable<bool> AddressWords => WordTables.Value["address"];

    /// <summary>Links between words of people's names: "de", "del", "van", "bin".</summary>
    internal static PhraseTable<bool> Particles => WordTables.Value["particle"];

    /// <summary>What stands before a husband's surname: "viuda", "vda.".</summary>
    internal static PhraseTable<bool> Widow => WordTables.Value["widow"];

    /// <summary>Words that thousands of organisations have in their names.</summary>
    internal static PhraseTable<bool> Generic => WordTables.Value["generic"];

    /// <summary>Posts and titles of Latin America before a name: "congresista", "Crnl.", "don".</summary>
    internal static PhraseTable<bool> Posts => WordTables.Value["post"];

    /// <summary>What a symbol's number means, for people: "LLC", "bank", "44".</summary>
    internal static string Label(NameSymbol symbol) => Symbols.Value.Label(symbol);

    /// <summary>A symbol of the project's own, which logic-v1 and logic-v2 do not know.</summary>
    internal static bool IsOwn(NameSymbol symbol) => Symbols.Value.IsOwn(symbol);

    static PhraseTable<LegalForm> LoadLegal()
    {
        var forms = new Dictionary<string, LegalForm>(StringComparer.Ordinal);
        foreach (var row in NameResource.Rows("Names/legal.tsv.br").Concat(NameResource.Rows("Names/own-legal.tsv")))
        {
            if (NameResource.Fold(row[0]) is not { Length: > 0 } alias) continue;
            var compare = row[1] switch { "=" => null, "-" => "", var form => NameResource.Fold(form) };
            forms[alias] = new(compare, row[2] is "-" ? null : row[2], row[3] is "-" ? null : row[3]);
        }

        return new(forms);
    }

    static FrozenDictionary<string, PhraseTable<bool>> LoadWords()
    {
        var sets = new Dictionary<string, Dictionary<string, bool>>(StringComparer.Ordinal);
        foreach (var row in NameResource.Rows("Names/words.tsv.br").Concat(NameResource.Rows("Names/own.tsv")))
        {
            // Stop words of other scripts would be names when they are written in Latin letters.
            if (row[0] == "stop" && row[1].Any(c => c > 'ɏ')) continue;
            if (NameResource.Fold(row[1]) is not { Length: > 0 } phrase) continue;
            if (!sets.TryGetValue(row[0], out var set)) sets[row[0]] = set = new(StringComparer.Ordinal);
            set[phrase] = true;
        }

        return sets.ToFrozenDictionary(s => s.Key, s => new PhraseTable<bool>(s.Value), StringComparer.Ordinal);
    }
}
