# docker build -t seedlint . && docker run --rm -v "$PWD:/articles:ro" seedlint check .
FROM python:3.12-slim AS build
COPY . /source
RUN python -m venv /opt/seedlint && /opt/seedlint/bin/pip install --no-cache-dir "/source[parquet,zstd]"

FROM python:3.12-slim
COPY --from=build /opt/seedlint /opt/seedlint
RUN useradd --create-home reader
USER reader
ENV PATH=/opt/seedlint/bin:$PATH
WORKDIR /articles
ENTRYPOINT ["seedlint"]
CMD ["check", "."]
