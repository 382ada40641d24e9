using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Architecture;

/// <summary>Records flow one way: a stage knows the stages to its left and none to its right.</summary>
public sealed class FlowTest
{
    [Fact]
    public void No_stage_knows_a_later_stage() => Assert.Empty(Flow.Breaches(typeof(Claim).Assembly.GetTypes()));

    [Theory]
    [InlineData(typeof(Quipu.Model.Synthetic.FieldOfALaterStage))]
    [InlineData(typeof(Quipu.Model.Synthetic.ParameterOfALaterStage))]
    [InlineData(typeof(Quipu.Model.Synthetic.OnlyInTheBody))]
    [InlineData(typeof(Quipu.Model.Synthetic.OnlyAsATypeArgument))]
    [InlineData(typeof(Quipu.Documents.Synthetic.BaseOfALaterStage))]
    [InlineData(typeof(Quipu.Reading.Mentions.Synthetic.LaterPartOfReading))]
    public void A_breach_is_seen(Type breach)
    {
        var types = breach.Assembly.GetTypes().Where(t => t == breach || t.DeclaringType == breach);
        Assert.NotEmpty(Flow.Breaches(types));
    }

    [Theory]
    [InlineData(typeof(Quipu.Network.Synthetic.KnowsEarlierStages))]
    [InlineData(typeof(Quipu.Reading.Synthetic.ComposesItsParts))]
    public void What_runs_with_the_flow_passes(Type fine) => Assert.Empty(Flow.Breaches([fine]));

    [Fact]
    public void A_folder_that_is_no_stage_is_seen() => Assert.Contains("lies in no stage", Assert.Single(Flow.Breaches([typeof(Quipu.Common.Synthetic.Stray)])), StringComparison.Ordinal);

    [Fact]
    public void Namespaces_are_folders()
    {
        var strays = from file in SourceFiles.In("src/Quipu", "*.cs").Concat(SourceFiles.In("src/FollowTheMoney", "*.cs"))
                     let folder = Path.GetDirectoryName(file.Path)!["src/".Length..].Replace('/', '.')
                     let name = file.Lines.FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal))
                     where name is not null && name != $"namespace {folder};"
                     select $"{file.Path}: {name}";
        Assert.Empty(strays);
    }
}
