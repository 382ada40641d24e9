using Quipu.Access;
using Quipu.Patterns.Library;
using Quipu.Patterns.Search;
using Quipu.Reading;
using Quipu.Sources;
using Quipu.Tests;
using Xunit;

namespace Quipu.Storage.Tests.Patterns;

/// <summary>
/// The sample case, read as a desk reads it: what is meant to be found there is found, and nothing is found of those who only stand near it (samples/README.md says why of each).
/// </summary>
public sealed class SampleFindingsTest(SampleFindingsTest.Sample sample) : IClassFixture<SampleFindingsTest.Sample>
{
    [Theory]
    [InlineData(
        "money-office-loop",
        "group: Clan Barrenca; candidate: Fermín Sotelar Ccahuana; body: Gobierno Regional de Tarumayo; firm: Constructora Piedra Honda")]
    [InlineData("changed-sides", "official: Octavio Rendueles Tintaya; first: Los Anzuelos; second: La Rada")]
    [InlineData("takeover", "old: Los Anzuelos; new: La Rada")]
    [InlineData("candidate-near-group", "official: Octavio Rendueles Tintaya; group: La Rada")]
    [InlineData("candidate-near-group", "official: Fermín Sotelar Ccahuana; group: Clan Barrenca")]
    [InlineData("harm-after-speaking", "speaker: Saturnino Ccoyllo Vera; group: Constructora Piedra Honda")]
    [InlineData("conflicting-figures", "place: Tarumayo")]
    [InlineData("unanswered-allegation", "person: Denis Ollachica Prado")]
    public void What_the_case_is_meant_to_show_is_found(string pattern, string parties) =>
        Assert.Contains(parties, sample.Of(pattern).Where(f => f.Lead is null).Select(Parties));

    [Fact]
    public void Nothing_else_is_called_a_finding() =>
        Assert.Equal(Expected.Where(l => !l.Contains(Lead, StringComparison.Ordinal)), sample.Found.Where(f => f.Lead is null).Select(Line).Order(StringComparer.Ordinal));

    [Fact]
    public void No_lead_comes_or_goes_unseen() =>
        Assert.Equal(Expected.Where(l => l.Contains(Lead, StringComparison.Ordinal)), sample.Found.Where(f => f.Lead is not null).Select(Line).Order(StringComparer.Ordinal));

    /// <summary>
    /// A namesake, one who was acquitted, one whose case was shelved, a complainant, the victim's widow, a convicted brother, counsel, a donor who won nothing, one
    /// who was not charged and complained himself, one who was never charged, and a town.
    /// </summary>
    [Theory]
    [InlineData("Octavio Rendueles")]
    [InlineData("Celso Yaranga Bustos")]
    [InlineData("Gilda Cusirramos Marín")]
    [InlineData("Domitila Achahuanco Reyes")]
    [InlineData("Hermelinda Sonco Ata")]
    [InlineData("Gumercindo Barrenca Sotil")]
    [InlineData("Tulio Barboza Inquil")]
    [InlineData("Cooperativa Pesquera Santa Brígida")]
    [InlineData("Rómulo Iriarce Mena")]
    [InlineData("Anselmo Chirinaco Loli")]
    [InlineData("Villa Regente")]
    public void Nothing_is_found_of_who_only_stands_near(string name) =>
        Assert.DoesNotContain(name, sample.Found.SelectMany(f => f.Parties.Concat(f.Hops.SelectMany(h => h.Through))).Select(p => p.Name));

    [Fact]
    public void Whoever_acts_against_a_group_serves_another_only_afterwards()
    {
        var found = Assert.Single(sample.Of("changed-sides"));
        var (acted, serves) = (found.Hops.Single(h => h.Tie == "acted").Ties, found.Hops.Single(h => h.Tie == "serves").Ties);
        Assert.True(acted.Min(t => t.First) < serves.Min(t => t.First));
    }

    [Fact]
    public void What_accuses_is_private_until_somebody_reviewed_it() => Assert.All(sample.Found.Where(f => f.Hops.Any(h => h.Accuses)), f => Assert.True(f.IsPrivate));

    const string Lead = "  lead ";

    static string Line(Finding finding) => $"{finding.Pattern}{(finding.Lead is { } lead ? Lead + lead : "")}  {Parties(finding)}";

    static string[] Expected => [.. File.ReadLines(Repository.File("tests/data/patterns/sample-findings.txt")).Where(l => l.Length > 0 && l[0] != '#')];

    static string Parties(Finding finding) => string.Join("; ", finding.Parties.Select(p => $"{p.Part}: {p.Name}"));

    /// <summary>The sample read once for all tests of the class.</summary>
    public sealed class Sample : IDisposable
    {
        readonly TemporaryFolder _folder = new();

        public Sample()
        {
            using var workspace = Workspace.Create(_folder.At("tarumayo.quipu"), path => SqliteStore.Open(path), TimeProvider.System);
            Quipu.Ingest.Run(workspace, new FolderSource(Repository.File("samples/tarumayo")), new() { Readers = [new FrameReader()] }, CancellationToken.None);
            var desk = PatternDesk.Of(workspace.Store, Viewer.Owner);
            Found = [.. PatternLibrary.All.SelectMany(p => desk.Run(p))];
        }

        /// <summary>Every finding and lead of every pattern.</summary>
        public IReadOnlyList<Finding> Found { get; }

        public IEnumerable<Finding> Of(string pattern) => Found.Where(f => f.Pattern == pattern);

        public void Dispose() => _folder.Dispose();
    }
}
