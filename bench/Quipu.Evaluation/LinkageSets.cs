namespace Quipu.Evaluation;

/// <summary>
/// The linkage sets of a folder laid out like <c>../shared/data/records/er</c>, told by what lies in each folder: lists of pairs (train, valid, test), tables with a file of right pairs, or
/// tables that carry the answer in a column (<c>cluster</c>, <c>True Id</c>, the number in <c>rec_id</c>).
/// </summary>
static class LinkageSets
{
    internal static IEnumerable<LinkageSet> Of(string folder)
    {
        foreach (var place in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Append(folder).Order(StringComparer.Ordinal))
        {
            var files = Directory.EnumerateFiles(place).Where(f => Stem(f).Length > 0).Order(StringComparer.Ordinal).ToArray();
            if (files.Length == 0) continue;
            var name = Path.GetRelativePath(folder, place).Replace('\\', '/');
            if (files.Any(f => Stem(f) == "test")) yield return Given.Named(place, () => Listed(name, files));
            else if (Array.Find(files, IsGold) is { } gold) yield return Given.Named(place, () => WithGold(name, [.. files.Where(f => f != gold)], gold));
            else
                foreach (var set in Answered(name, files)) yield return set;
        }
    }

    static bool IsGold(string file) => Stem(file).Split('_').Any(w => w is "gt" or "gold" or "groundtruth");

    /// <summary>The name of a table without endings; empty where it is none.</summary>
    static string Stem(string file)
    {
        var name = Path.GetFileName(file);
        if (name.EndsWith(".gz", StringComparison.Ordinal)) name = name[..^3];
        return Path.GetExtension(name) is ".csv" or ".txt" or ".tsv" ? Path.GetFileNameWithoutExtension(name).ToLowerInvariant() : "";
    }

    static LinkageSet WithGold(string name, string[] files, string gold)
    {
        var tables = files.Take(2).Select(f => new LinkageTable(f)).ToArray();
        var rows = LinkageFile.Rows(gold);
        var (left, right) = (tables[0], tables[^1]);
        var (leftRows, rightRows) = (ById(left), ById(right));
        // The first column of the gold file names rows of the left table; where it does not, the files come the other way round.
        if (tables.Length == 2 && rows.Count(r => leftRows.ContainsKey(r[0]) && rightRows.ContainsKey(r[1])) < rows.Count(r => rightRows.ContainsKey(r[0]) && leftRows.ContainsKey(r[1])) + IsSwapped(rows[0], files))
            (left, right, leftRows, rightRows) = (right, left, rightRows, leftRows);
        var pairs = rows.Where(r => leftRows.ContainsKey(r[0]) && rightRows.ContainsKey(r[1])).Select(r => (leftRows[r[0]], rightRows[r[1]]));
        return tables.Length == 2 ? new(name, left.Without(0), right.Without(0), [.. pairs])
            : new(name, left.Without(0), null, [.. pairs.Where(p => p.Item1 != p.Item2).Select(Ordered)]);
    }

    /// <summary>Both ids are numbers from 0, so that only the names tell: acm and dblp, where the sets are called dblp and acm.</summary>
    static int IsSwapped(string[] header, string[] files) =>
        Path.GetFileName(Path.GetDirectoryName(files[0])!).ToLowerInvariant() is var folder && folder.IndexOf(Stem(files[1]), StringComparison.Ordinal) is >= 0 and var second
        && folder.IndexOf(Stem(files[0]), StringComparison.Ordinal) is var first && first > second && header.Length == 2 ? 1 : 0;

    static Dictionary<string, int> ById(LinkageTable table)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (id, row) in table.Values(0).Select((id, row) => (id, row))) rows.TryAdd(id, row);
        return rows;
    }

    /// <summary>Tables with the answer in a column. Two whose names end in a and b are linked with each other.</summary>
    static IEnumerable<LinkageSet> Answered(string name, string[] files)
    {
        foreach (var file in files)
        {
            var (stem, table) = (Stem(file), new LinkageTable(file));
            var (column, answers) = Answer(table);
            if (column < 0)
            {
                Console.WriteLine($"{name}/{stem}: no column tells which rows are one; passed over");
                continue;
            }

            if (stem.EndsWith('b') && files.Any(f => Stem(f) == $"{stem[..^1]}a")) continue;
            if (stem.EndsWith('a') && Array.Find(files, f => Stem(f) == $"{stem[..^1]}b") is { } twin)
            {
                var other = new LinkageTable(twin);
                var (otherColumn, otherAnswers) = Answer(other);
                yield return new($"{name}/{stem[..^1]}", table.Without(column), other.Without(otherColumn), Across(answers, otherAnswers));
            }
            else yield return new($"{name}/{stem}", table.Without(column), null, Across(answers, null));
        }
    }

    static (int Column, string[] Answers) Answer(LinkageTable table)
    {
        if (table.Column("cluster", "clusterid", "trueid", "entity") is >= 0 and var column) return (column, [.. table.Values(column)]);
        // rec-1070-org and rec-1070-dup-0 are one.
        var record = table.Column("recid");
        return record >= 0 && table.Values(record).All(v => v.Split('-') is ["rec", _, ..]) ? (record, [.. table.Values(record).Select(v => v.Split('-')[1])]) : (-1, []);
    }

    static HashSet<(int, int)> Across(string[] left, string[]? right)
    {
        var rows = (right ?? left).Select((answer, row) => (answer, row)).ToLookup(r => r.answer, r => r.row, StringComparer.Ordinal);
        return [.. left.SelectMany((answer, l) => rows[answer].Where(r => right is not null || l < r).Select(r => (l, r)))];
    }

    /// <summary>Pairs of records in one line each: the tables are made of their different records. What is measured is the test part.</summary>
    static LinkageSet Listed(string name, string[] files)
    {
        var (left, right) = (new LinkageRecords(), new LinkageRecords());
        var (all, gold, test) = (new HashSet<(int, int)>(), new HashSet<(int, int)>(), new HashSet<(int, int)>());
        foreach (var file in files)
        {
            foreach (var line in LinkageRecords.Lines(file))
            {
                if (line.Split('\t') is not [var one, var other, var label]) continue;
                var pair = (left.Add(one), right.Add(other));
                all.Add(pair);
                if (label.Trim() == "1") gold.Add(pair);
                if (Stem(file) == "test") test.Add(pair);
            }
        }

        return new(name, left.Table("left"), right.Table("right"), gold) { Listed = all, Judged = test };
    }

    static (int, int) Ordered((int One, int Other) pair) => pair.One < pair.Other ? pair : (pair.Other, pair.One);
}
