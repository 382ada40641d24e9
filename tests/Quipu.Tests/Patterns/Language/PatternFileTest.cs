using Quipu.Patterns.Library;
using Xunit;

namespace Quipu.Tests.Patterns.Language;

public sealed class PatternFileTest
{
    const string Sound = """
        pattern: paid-and-posted
        title: {en: Paid and posted, es: Pagado y nombrado}
        text: {en: a, es: b}
        rationale: {en: a, es: b}
        innocent: [{en: a, es: b}]
        confirm: [{en: a, es: b}]
        refute: [{en: a, es: b}]
        parties:
          payer: {label: {en: payer, es: pagador}, is: [Organization]}
          official: {label: {en: official, es: funcionario}, is: [Person]}
          body: {label: {en: body, es: entidad}, is: [PublicBody]}
        ties:
          money: {label: {en: paid, es: pagó}, from: payer, to: official, by: ["@funds"], accuses: true}
          post: {label: {en: serves, es: sirve}, from: official, to: body, by: [holds_post, Occupancy/organization]}
        times:
          - {first: money, then: post, within: 12}
        """;

    [Fact]
    public void A_sound_file_is_a_pattern()
    {
        var read = PatternLibrary.Read(Sound, "ours.yaml");
        Assert.Empty(read.Faults);
        Assert.Equal(("paid-and-posted", "Pagado y nombrado", 3), (read.Pattern!.Slug, read.Pattern.Title.In("es"), read.Pattern.Parties.Length));
        Assert.Equal(["funds", "Payment"], read.Pattern.Ties[0].Ways.Select(w => w.ToString()));
    }

    [Fact]
    public void A_pattern_says_what_came_of_it_on_real_records_or_that_it_never_met_any()
    {
        Assert.Null(PatternLibrary.Read(Sound, "ours.yaml").Pattern!.Run);
        var run = PatternLibrary.Read(Sound + "\nrun: {on: {en: two registers, es: dos registros}, findings: 0, leads: 3, read: 2, right: 1}", "ours.yaml").Pattern!.Run!;
        Assert.Equal(("dos registros", 0, 3, 2, 1), (run.On.In("es"), run.Findings, run.Leads, run.Read, run.Right));
        var unfed = PatternLibrary.Read(Sound + "\nrun: {on: {en: a, es: b}, findings: 0, leads: 0, read: 0, right: 0, lacked: [post]}", "ours.yaml").Pattern!;
        Assert.Equal(["sirve"], unfed.RunLacked.Select(w => w.In("es")));
    }

    [Theory]
    [InlineData("  payer: {label", "  payer: {colour: red, label", "ours.yaml:9:11: party 'payer' has no key 'colour'")]
    [InlineData("from: payer", "from: prayer", "ours.yaml:13:46: there is no party 'prayer'")]
    [InlineData("[holds_post,", "[holds_pots,", "'holds_pots' is no relation")]
    [InlineData("@funds", "@fonds", "there are no ways named '@fonds'")]
    [InlineData("within: 12", "within: soon", "'within' is 'soon'")]
    [InlineData("is: [Person]", "is: [Persona]", "'Persona' is no type or schema")]
    [InlineData("then: post", "then: office", "there is no tie 'office'")]
    [InlineData("title: {en: Paid and posted, es: Pagado y nombrado}", "title: {en: Paid and posted}", "'title' lacks 'es'")]
    [InlineData("accuses: true", "accuses: maybe", "'accuses' is 'maybe'")]
    [InlineData("refute: [{en: a, es: b}]", "", "the pattern lacks 'refute'")]
    [InlineData("by: [\"@funds\"], accuses: true", "by: [relative_of], accuses: true", "accuses by kinship")]
    [InlineData("from: official, to: body", "of: body", "do not hang together")]
    [InlineData("accuses: true", "dated: soon", "'soon' is no dated")]
    [InlineData("refute: [{en: a, es: b}]", "refute: [{en: a, es: b}]\nrun: {on: {en: a, es: b}, findings: 1, leads: 0, read: 2, right: 1}", "more was read than found")]
    [InlineData("refute: [{en: a, es: b}]", "refute: [{en: a, es: b}]\nrun: {on: {en: a, es: b}, findings: 1, leads: 0, read: 1}", "the run lacks 'right'")]
    [InlineData("refute: [{en: a, es: b}]", "refute: [{en: a, es: b}]\nrun: {on: {en: a, es: b}, findings: 0, leads: 0, read: 0, right: 0, lacked: [pots]}", "there is no tie 'pots'")]
    [InlineData("refute: [{en: a, es: b}]", "refute: [{en: a, es: b}]\nrun: {on: {en: a, es: b}, findings: 1, leads: 0, read: 0, right: 0, lacked: [post]}", "records that lack a tie have given findings")]
    public void A_fault_is_told_with_its_place_and_what_to_do(string right, string wrong, string told)
    {
        Assert.Contains(right, Sound, StringComparison.Ordinal);
        var read = PatternLibrary.Read(Sound.Replace(right, wrong, StringComparison.Ordinal), "ours.yaml");
        Assert.Null(read.Pattern);
        Assert.Contains(read.Faults, f => f.ToString().Contains(told, StringComparison.Ordinal) && f.Advice.Length > 0 && f.Line > 0 && f.Column > 0);
    }

    [Fact]
    public void All_faults_of_a_file_are_told_at_once_in_their_order()
    {
        var read = PatternLibrary.Read(Sound.Replace("holds_post", "holds_pots", StringComparison.Ordinal).Replace("first: money", "first: cash", StringComparison.Ordinal).Replace("is: [Person]", "is: [Persona]", StringComparison.Ordinal), "ours.yaml");
        Assert.Equal(3, read.Faults.Length);
        Assert.Equal(read.Faults.Select(f => f.Line).Order(), read.Faults.Select(f => f.Line));
    }

    [Fact]
    public void What_is_no_YAML_is_said_with_its_line() => Assert.Contains("no YAML", Assert.Single(PatternLibrary.Read("pattern: [", "ours.yaml").Faults).What, StringComparison.Ordinal);

    [Fact]
    public void The_library_has_the_twelve_patterns_of_the_design_with_what_feeds_each_tie()
    {
        Assert.Equal(
            [
                "candidate-near-group", "changed-sides", "conflicting-figures", "donor-to-contractor", "harm-after-speaking", "law-limits-investigators", "money-office-loop", "proceedings-in-one-command",
                "rivals-in-one-body", "shared-address", "takeover", "unanswered-allegation",
            ],
            PatternLibrary.All.Select(p => p.Slug).Order(StringComparer.Ordinal));
        foreach (var pattern in PatternLibrary.All)
            foreach (var (_, claims, registers) in PatternLibrary.Supply(pattern)) Assert.True(claims.Length + registers.Length > 0);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("words")]
    public void What_is_no_set_of_keys_is_told_once(string text) =>
        Assert.Equal("ours.yaml:1:1: the pattern is no set of keys; write keys and values, one a line.", string.Join('\n', PatternLibrary.Read(text, "ours.yaml").Faults));

    [Fact]
    public void Of_two_files_of_a_desk_with_one_slug_the_second_is_told()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("patterns"));
        foreach (var name in new[] { "one.yaml", "two.yml" }) File.WriteAllText(Path.Combine(folder.At("patterns"), name), Sound);
        var (patterns, faults) = DeskPatterns.Of(folder.At(""));
        Assert.Single(patterns, p => p.Slug == "paid-and-posted");
        Assert.Equal("'paid-and-posted' is the slug of one.yaml too, which is taken", Assert.Single(faults).What);
    }
}
