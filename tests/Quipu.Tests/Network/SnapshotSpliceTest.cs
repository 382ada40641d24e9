using Quipu.Model;
using Quipu.Network.Snapshots;
using Xunit;

namespace Quipu.Tests.Network;

/// <summary>A snapshot that is brought up to date by what changed is the one that is built from everything.</summary>
public sealed class SnapshotSpliceTest
{
    static readonly string[] _relations = ["funds", "owns", "ñandú", "holds_post"], _kinds = ["Person", "Company", "Organization"];

    /// <summary>Of many random networks and long chains of changes, each of which takes ties out, puts others in and renames somebody.</summary>
    [Fact]
    public void After_any_change_it_has_the_same_entities_ties_and_steps_as_one_built_whole()
    {
        var (vanished, came) = (0, 0);
        for (var seed = 1; seed <= 200; seed++)
        {
            var dice = new Random(seed);
            var ties = Enumerable.Range(0, dice.Next(40)).Select(i => Tie(dice, $"s{i}")).ToList();
            var names = new Dictionary<string, string>();
            var snapshot = Built(ties, names);
            for (var change = 0; change < 12; change++)
            {
                var before = snapshot;
                var documents = Enumerable.Range(0, dice.Next(3)).Select(_ => $"doc-{dice.Next(9)}").ToHashSet();
                ties.RemoveAll(t => documents.Contains(t.Document!.Value.Value));
                var more = Enumerable.Range(0, dice.Next(5)).Select(i => Tie(dice, $"c{change}-{i}")).ToList();
                if (more.Count > 0 && dice.Next(3) == 0) names[more[0].From.Value] = $"renamed {change}";
                ties.AddRange(more);
                var gone = Enumerable.Range(0, before.Ties.Length).Where(t => documents.Contains(before.Words[before.Ties[t].Document])).ToList();
                snapshot = SnapshotSplice.Of(before, gone, Built(more, names), change + 2);
                var whole = Built(ties, names);
                Assert.Equal(Told(whole), Told(snapshot));
                Assert.Equal(change + 2, snapshot.Sequence);
                Assert.Equal(SnapshotChanges.Touched(before, whole, int.MaxValue)!.Order(), SnapshotChanges.Touched(before, snapshot, int.MaxValue)!.Order());
                Assert.Equal(whole.Relations.Select(r => whole.Words[r]).Order(StringComparer.Ordinal), snapshot.Relations.Select(r => snapshot.Words[r]).Order(StringComparer.Ordinal));
                vanished += Ids(before).Except(Ids(snapshot)).Count();
                came += Ids(snapshot).Except(Ids(before)).Count();
            }
        }

        Assert.True(vanished > 300 && came > 300, $"{vanished} entities went, {came} came");
    }

    [Fact]
    public void Whom_several_changes_touched_is_known_without_comparing_all()
    {
        var dice = new Random(5);
        var ties = Enumerable.Range(0, 30).Select(i => Tie(dice, $"s{i}")).ToList();
        var first = Built(ties, []);
        var second = SnapshotSplice.Of(first, [0], Built([], []), 2);
        var third = SnapshotSplice.Of(second.As(3), [], Built([Tie(dice, "later") with { From = new("new"), To = new("e1") }], []), 4);
        Assert.Equal([new("e1"), new("new"), .. second.TouchedSince(first)!], third.TouchedSince(first)!, (IEnumerable<EntityId> one, IEnumerable<EntityId> other) => one.ToHashSet().SetEquals(other));
        Assert.Equal(["e1", "new"], third.TouchedSince(second)!.Select(e => e.Value).Order(StringComparer.Ordinal));
        Assert.Empty(third.TouchedSince(third)!);
        Assert.Null(first.TouchedSince(third));
        Assert.Null(third.TouchedSince(Built(ties, [])));
    }

    [Fact]
    public void What_was_put_in_is_kept_in_a_file()
    {
        using var folder = new TemporaryFolder();
        var dice = new Random(9);
        var snapshot = SnapshotSplice.Of(Built([Tie(dice, "one"), Tie(dice, "two")], []), [1], Built([Tie(dice, "three"), Tie(dice, "four")], []), 7);
        snapshot = SnapshotSplice.Of(snapshot, [], Built([Tie(dice, "five")], new() { ["e3"] = "Ñusta Ríos de la Peña" }), 8);
        SnapshotFile.Save(snapshot, folder.At("network"));
        Assert.Equal(Told(snapshot), Told(SnapshotFile.Open(folder.At("network"))!));
    }

    [Fact]
    public void Words_are_found_among_many_whatever_their_length()
    {
        string[] words = ["", "a", "ñ", new('x', 300), new('y', 300), "claim-1", "claim-2"];
        var column = WordColumn.Of(words).And(["later", "claim-3"]).And(["last"]);
        Assert.Equal([false, false, true, true, false, false, true, false, true, true], column.Among(["ñ", new('x', 300), "claim-2", "claim-3", "last", "nowhere"]));
        Assert.Equal([.. words, "later", "claim-3", "last"], Enumerable.Range(0, column.Count).Select(w => column[w]));
        Assert.Equal([.. words, "later", "claim-3", "last"], Enumerable.Range(0, column.Count).Select(w => column.Whole()[w]));
        Assert.Equal(3, column.Added);
    }

    static Tie Tie(Random dice, string evidence)
    {
        var (from, alone) = (dice.Next(20), dice.Next(6) == 0);
        return new(new($"e{from}"), new($"e{(alone ? from : (from + 1 + dice.Next(19)) % 20)}"), _relations[dice.Next(alone ? 2 : 4)], $"claim-{evidence}", new(dice.Next(2) == 0 ? "press" : "court"))
        {
            Aside = alone,
            Start = dice.Next(2) == 0 ? null : new(2000 + dice.Next(9)),
            Sureness = dice.Next(1001),
            Document = new($"doc-{dice.Next(9)}"),
            Steps = [.. Enumerable.Range(0, dice.Next(3)).Select(_ => new LegalStep((Stage)dice.Next(21), null, null, new DocumentId($"doc-{dice.Next(9)}"), new($"e{dice.Next(20)}")))],
        };
    }

    static Snapshot Built(IEnumerable<Tie> ties, Dictionary<string, string> names)
    {
        var builder = new SnapshotBuilder();
        foreach (var tie in ties)
        {
            foreach (var end in new[] { tie.From, tie.To }) builder.Add(new Knot(end, _kinds[end.Value.Length % 3], names.GetValueOrDefault(end.Value, "N " + end.Value)));
            builder.Add(tie);
        }

        return builder.Build(1);
    }

    static IEnumerable<string> Ids(Snapshot network) => Enumerable.Range(0, network.Knots.Length).Select(k => network.IdOf(k).Value);

    static List<string> Told(Snapshot network) =>
    [
        .. Enumerable.Range(0, network.Knots.Length).Select(k => $"{network.IdOf(k)} {network.KindOf(k)} {network.NameOf(k)}"),
        .. Enumerable.Range(0, network.Ties.Length).Select(t => network.Ties[t] is var row
            ? $"{row.From} {row.To} {network.RelationOf(t)} {network.EvidenceOf(t)} {network.Words[row.Dataset]} {network.Words[row.Document]} {row.First} {row.Sureness} {row.Bits} " +
              string.Join(',', network.Steps.Span.Slice(row.FirstStep, row.Steps).ToArray().Select(s => $"{s.Stage}/{network.Words[s.Document]}/{network.Words[s.Subject]}")) : ""),
    ];
}
