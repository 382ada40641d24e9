using Quipu.Model;
using Quipu.Reading.Frames;
using Quipu.Text;
using Xunit;

namespace Quipu.Tests.Reading.Frames;

public sealed class FrameLexiconTest
{
    public static TheoryData<string> Languages => ["en", "es"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_entry_is_read_and_there_are_triggers_enough(string language) =>
        Assert.True(FrameLexicon.Of(new(language)).Frames.Sum(f => f.Triggers.Length) >= 250);

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_whole_vocabulary_has_frames(string language)
    {
        ClaimType[] byRules = [ClaimType.LocatedIn, ClaimType.Condition, ClaimType.Figure];
        var evoked = FrameLexicon.Of(new(language)).Frames.Select(f => f.Claim).Concat(byRules).ToHashSet();
        Assert.Empty(Enum.GetValues<ClaimType>().Where(t => !evoked.Contains(t)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_stage_of_a_proceeding_has_a_trigger(string language)
    {
        var stages = FrameLexicon.Of(new(language)).Frames.Select(f => f.Stage).ToHashSet();
        Assert.Empty(Enum.GetValues<Stage>().Where(s => !stages.Contains(s)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Triggers_are_folded(string language) =>
        Assert.Empty(FrameLexicon.Of(new(language)).Frames.SelectMany(f => f.Triggers).SelectMany(t => t).Where(w => Folding.Fold(w) != w));

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_frame_names_a_trigger_twice(string language) =>
        Assert.Empty(FrameLexicon.Of(new(language)).Frames.SelectMany(f => f.Triggers.GroupBy(t => string.Join(' ', t), StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{f.Claim} {g.Key}")));

    [Theory]
    [InlineData("- {claim: arrested, pos: verb, triggers: [arrest]}", "'arrested' is no ClaimType")]
    [InlineData("- {claim: proceeding, stage: caught, pos: verb, triggers: [arrest]}", "'caught' is no Stage")]
    [InlineData("- {claim: proceeding, pos: verb, subject: agent, triggers: [arrest]}", "'agent' is no slot")]
    [InlineData("- {claim: proceeding, pos: verb, subjekt: nsubj, triggers: [arrest]}", "there is no key 'subjekt'")]
    [InlineData("- {claim: proceeding, pos: verb, shape: no, triggers: [arrest]}", "there is no shape 'no'")]
    [InlineData("- {claim: proceeding, pos: verb}", "a frame needs triggers")]
    [InlineData("- {claim: proceeding, pos: verb, details: {crime: obj}, triggers: [arrest]}", "there is no detail 'crime'")]
    [InlineData("- {claim: proceeding, pos: verb, subject-types: Robot, triggers: [arrest]}", "'Robot' is no type of entity")]
    public void A_wrong_entry_is_refused_with_its_line(string frame, string reason)
    {
        var refused = Assert.Throws<LexiconException>(() => LexiconFile.Read(Language.English, (new StringReader($"frames:\n  {frame}\n"), "desk.yaml")));
        Assert.Equal($"desk.yaml, line 2: {reason}", refused.Message[..^1].Split("; it is")[0]);
    }

    [Fact]
    public void A_desk_can_add_a_frame_without_a_compiler()
    {
        var lexicon = LexiconFile.Read(Language.English, (new StringReader("frames:\n  - {claim: controls, pos: verb, subject: nsubj, object: obj, triggers: [\"lord it over\"]}\n"), "desk.yaml"));
        Assert.Equal(ClaimType.Controls, Assert.Single(lexicon.Frames).Claim);
    }
}
