# The instructor's commands; `make release` leaves this file out.
.PHONY: release grade

release: ## the students' tree, without solutions: make release OUT=FOLDER
	@sh .ci/release "$(OUT)"

grade: setup chapters ## marks: make grade DIR=submissions TASK=4.1,4.2 (course/instructor/README.md)
	@test -n "$(DIR)" || { echo "say where the submissions are: make grade DIR=FOLDER"; exit 2; }
	@sh .ci/setup sandbox
	swift build -c release --product Classroom
	swift build -c release --product grade
	$(if $(CHAPTER),swift build -c release --product ch$(CHAPTER))
	.build/release/grade "$(DIR)" $(if $(TASK),--task "$(TASK)") $(if $(OUT),--out "$(OUT)") \
	  $(if $(MODEL),--model "$(MODEL)") $(if $(CHAPTER),--chapter "$(CHAPTER)") \
	  $(if $(filter command line,$(origin SEED)),--seed "$(SEED)")
