using System.Globalization;
using FollowTheMoney.Types;

namespace Quipu.Matching.Names;

/// <summary>Phrases with the symbols they stand for: those of organisations' names, and those of people's.</summary>
sealed class SymbolTables
{
    readonly List<string>[] _labels = [.. Enumerable.Range(0, Enum.GetValues<SymbolKind>().Length).Select(_ => new List<string>())];
    readonly Dictionary<(SymbolKind, string), int> _ids = [];
    readonly Dictionary<string, List<NameSymbol>> _organizations = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<NameSymbol>> _people = new(StringComparer.Ordinal);

    int[] _published = [];

    SymbolTables()
    {
    }

    internal PhraseTable<NameSymbol[]> Organizations { get; private set; } = null!;

    internal PhraseTable<NameSymbol[]> People { get; private set; } = null!;

    internal static SymbolTables Load(PhraseTable<LegalForm> legal)
    {
        var tables = new SymbolTables();
        foreach (var (alias, form) in legal.All.OrderBy(f => f.Key, StringComparer.Ordinal))
            if (form.Class is { } name)
            {
                tables.Put(tables._organizations, alias, SymbolKind.LegalClass, name);
                if (form.Compare is { Length: > 0 } compare) tables.Put(tables._organizations, compare, SymbolKind.LegalClass, name);
            }

        foreach (var row in NameResource.Rows("Names/symbols.tsv.br")) tables.Read(row);
        tables._published = [.. tables._labels.Select(l => l.Count)];
        foreach (var row in NameResource.Rows("Names/own-symbols.tsv")) tables.Read(row);
        foreach (var territory in Territories.All)
            foreach (var name in territory.Strong.Append(territory.Name).Append(territory.FullName))
                if (name.Length > 2) tables.Put(tables._organizations, NameResource.Fold(name), SymbolKind.Place, territory.Code);
        tables.Organizations = new(tables._organizations.Select(p => KeyValuePair.Create(p.Key, p.Value.ToArray())));
        tables.People = new(tables._people.Select(p => KeyValuePair.Create(p.Key, p.Value.ToArray())));
        return tables;
    }

    internal bool IsOwn(NameSymbol symbol) => symbol.Kind is SymbolKind.Nick or SymbolKind.Name && symbol.Id >= _published[(int)symbol.Kind];

    internal string Label(NameSymbol symbol) => symbol.Kind switch
    {
        SymbolKind.Number => symbol.Id.ToString(CultureInfo.InvariantCulture),
        SymbolKind.Initial => ((char)symbol.Id).ToString(),
        _ => _labels[(int)symbol.Kind][symbol.Id],
    };

    void Read(string[] row)
    {
        var phrase = NameResource.Fold(row[2]);
        switch (row[0])
        {
            case "symbol":
                Put(_organizations, phrase, SymbolKind.Word, row[1]);
                break;
            case "domain":
                Put(_organizations, phrase, SymbolKind.Trade, row[1]);
                break;
            case "person":
                Put(_people, phrase, SymbolKind.Word, "person:" + row[1]);
                break;
            case "nick":
                Put(_people, phrase, SymbolKind.Nick, row[1]);
                break;
            case "name":
                Put(_people, phrase, SymbolKind.Name, row[1]);
                break;
            case "number" when int.TryParse(row[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                PutNumber(_organizations, phrase, number);
                PutNumber(_people, phrase, number);
                break;
        }
    }

    static void PutNumber(Dictionary<string, List<NameSymbol>> table, string phrase, int number)
    {
        if (phrase.Length > 0) Add(table, phrase, new(SymbolKind.Number, number, 0, 0));
    }

    void Put(Dictionary<string, List<NameSymbol>> table, string phrase, SymbolKind kind, string label)
    {
        if (phrase.Length == 0) return;
        if (!_ids.TryGetValue((kind, label), out var id))
        {
            _ids[(kind, label)] = id = _labels[(int)kind].Count;
            _labels[(int)kind].Add(label);
        }

        Add(table, phrase, new(kind, id, 0, 0));
    }

    static void Add(Dictionary<string, List<NameSymbol>> table, string phrase, NameSymbol symbol)
    {
        if (!table.TryGetValue(phrase, out var symbols)) table[phrase] = symbols = [];
        if (!symbols.Contains(symbol)) symbols.Add(symbol);
    }
}
