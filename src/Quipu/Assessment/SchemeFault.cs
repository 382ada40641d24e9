using YamlDotNet.RepresentationModel;

namespace Quipu.Assessment;

/// <summary>What leads out of the reading: a line and a sentence.</summary>
sealed class SchemeFault(YamlNode at, string message) : QuipuException(message)
{
    internal long Line => at.Start.Line;
}
